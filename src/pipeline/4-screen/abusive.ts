import type { Hint } from '../types.js';
import { found } from './patterns.js';

/** Insults and threats aimed at people. Anger, sarcasm and mild swearing are no abuse. */
const patterns: readonly RegExp[] = [
  /\b(?:you|you['’]re|your|they|they['’]re|she|he|lot of|bunch of|pack of|load of|a) (?:\w+ ){0,3}(?:idiots?|morons?|imbeciles?|scum|vermin|bastards?|pigs|parasites|cretins?|wankers?|tossers?|twats?|cunts?|arseholes?|bitch(?:es)?)\b/gi,
  /\b(?:fuck(?:ing)? (?:you|off|yourselves?)|piss off|go to hell|drop dead|rot in hell|hope you (?:die|suffer|burn|rot))\b/gi,
  /\b(?:i['’]ll|i will|we['’]ll|we will|gonna|going to) (?:kill|hurt|get|find|burn|smash|come for) (?:you|her|him|them|your)\b/gi,
  /\b(?:know where you (?:live|work|park)|watch your back)\b/gi,
];

export function abusive(text: string): Hint | null {
  const because = found(text, patterns);
  return because.length === 0 ? null : { kind: 'abusive', score: 0.8, because };
}
