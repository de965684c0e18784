"""Groups texts with BERTopic as installed, so that the time can be compared: bertopic_run.py TEXTS.json MODEL"""
import json
import sys

from bertopic import BERTopic
from sentence_transformers import SentenceTransformer

texts = json.load(open(sys.argv[1], encoding="utf-8"))
topics, _ = BERTopic(embedding_model=SentenceTransformer(sys.argv[2], device="cpu")).fit_transform(texts)
print(len(set(topics)))
