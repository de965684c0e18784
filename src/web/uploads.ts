import type { IncomingHttpHeaders } from 'node:http';
import { Busboy } from '@fastify/busboy';
import type { Request, RequestHandler, Response } from 'express';
import type { Person, Role } from '../store/index.js';

/** A file that came with a form. */
export interface Upload {
  /** As the browser calls it; without a path. */
  name: string;
  bytes: Buffer;
}

/** Beside its file a form has some short fields. */
const limits = { files: 1, fields: 20, parts: 22, fieldSize: 10_000, fieldNameSize: 100, headerPairs: 20 };

/** What a form takes beside the file: its fields, and what stands between the parts. */
const roomForFields = 64 * 1024;

/** Thrown for a form that is too large, with the status that says so. */
class UploadTooLarge extends Error {
  override name = 'UploadTooLarge';
  readonly status = 413;
}

/** Thrown for a form that is not put together as it should be. */
class UploadBroken extends Error {
  override name = 'UploadBroken';
  readonly status = 400;
}

/**
 * Reads a form with a file (RFC 7578) from somebody who may send it, before its token is looked at: fields go where
 * those of other forms are, the file to `uploadOf`. Of others nothing is read.
 */
export function takeUpload(may: readonly Role[], largestFile: number): RequestHandler {
  return async (request, response, next) => {
    const person = response.locals.person as Person | null;
    const allowed = person !== null && may.some((role) => person.roles.includes(role));
    if (!allowed || !request.is('multipart/form-data')) {
      next();
      return;
    }
    if (Number(request.headers['content-length'] ?? 0) > largestFile + roomForFields) {
      refuse(request, response);
      throw new UploadTooLarge();
    }
    const { fields, upload } = await readForm(request, largestFile).catch((error: unknown) => {
      refuse(request, response);
      throw error;
    });
    request.body = fields;
    response.locals.upload = upload;
    next();
  };
}

/** The file of the form; null when none was chosen. */
export function uploadOf(response: Response): Upload | null {
  return (response.locals.upload as Upload | null | undefined) ?? null;
}

/** What still comes is not waited for. */
function refuse(request: Request, response: Response): void {
  response.set('Connection', 'close');
  request.unpipe();
  request.resume();
}

function readForm(
  request: Request,
  largestFile: number,
): Promise<{ fields: Record<string, string>; upload: Upload | null }> {
  return new Promise((resolve, reject) => {
    const headers = request.headers as IncomingHttpHeaders & { 'content-type': string };
    const fields: Record<string, string> = {};
    let upload: Upload | null = null;
    let parser: InstanceType<typeof Busboy>;
    try {
      parser = new Busboy({ headers, limits: { ...limits, fileSize: largestFile } });
    } catch {
      reject(new UploadBroken());
      return;
    }
    parser.on('field', (name, value, nameCut, valueCut) => {
      if (nameCut || valueCut) reject(new UploadTooLarge());
      else if (!Object.hasOwn(fields, name)) fields[name] = value;
    });
    parser.on('file', (_name, file, name) => {
      const chunks: Buffer[] = [];
      file.on('data', (chunk: Buffer) => chunks.push(chunk));
      file.on('limit', () => reject(new UploadTooLarge()));
      file.on('end', () => {
        const bytes = Buffer.concat(chunks);
        if (bytes.length > 0) upload = { name: plainName(name), bytes };
      });
    });
    for (const limit of ['partsLimit', 'filesLimit', 'fieldsLimit'] as const)
      parser.on(limit, () => reject(new UploadTooLarge()));
    parser.on('error', () => reject(new UploadBroken()));
    parser.on('finish', () => resolve({ fields, upload }));
    request.once('aborted', () => reject(new UploadBroken()));
    request.pipe(parser);
  });
}

/** Some browsers send the whole path; what cannot be printed is left out. */
function plainName(name: string | undefined): string {
  const last = (name ?? '').split(/[/\\]/).at(-1) ?? '';
  return last.replaceAll(/\p{C}/gu, '').slice(0, 200) || 'upload.csv';
}
