import { createHash } from 'node:crypto'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import * as z from 'zod/mini'
import { AwsError } from '../protocol/aws-error.ts'
import type { Collection } from './collection.ts'

/** The size of a page if the request does not set one. Source: 06 §2.7 [D]. */
const defaultPageSize = 100

const Token = z.tuple([z.string(), z.string(), z.string()])

/**
 * Compresses a token, because it has at most 1,024 characters, and a display name alone has up to
 * 256 of any script.
 */
function writeToken(content: z.infer<typeof Token>): string {
  return deflateRawSync(JSON.stringify(content)).toString('base64url')
}

function readToken(token: string): unknown {
  const text = inflateRawSync(Buffer.from(token, 'base64url'), { maxOutputLength: 65_536 })
  return JSON.parse(text.toString('utf8'))
}

function fingerprint(query: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(query)).digest('base64url').slice(0, 16)
}

function parseToken(token: string, query: string): { value: string; key: string } {
  const refuse = () => new AwsError('InvalidParameterException', 'The next token is not valid.')
  let content: unknown
  try {
    content = readToken(token)
  } catch {
    throw refuse()
  }
  const { data } = Token.safeParse(content)
  if (data?.[0] !== query) throw refuse()
  return { value: data[1], key: data[2] }
}

export type PageRequest = { NextToken?: string | undefined; MaxResults?: number | undefined }

/**
 * Returns a page of an index, and the token of the next page. A token works only for the query it
 * comes from.
 * Errors: InvalidParameterException for an invalid token or one of another query. Source: 06 §2.7,
 * EMB-08.
 */
export function pageOf<Document>(
  source: Collection<Document>,
  scope: string,
  { index, prefix = '' }: { index: string; prefix?: string },
  { NextToken, MaxResults = defaultPageSize }: PageRequest,
): { items: Document[]; NextToken: string | undefined } {
  const query = fingerprint([source.name, scope, index, prefix])
  const after = NextToken === undefined ? undefined : parseToken(NextToken, query)
  const { items, next } = source.slice(scope, {
    index,
    prefix,
    limit: MaxResults,
    ...(after ? { after } : {}),
  })
  if (!next) return { items, NextToken: undefined }
  return { items, NextToken: writeToken([query, next.value, next.key]) }
}
