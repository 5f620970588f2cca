import { s3ActionOf } from '@mailroom/schemas/s3-actions'

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

/**
 * Returns the action of an operation of S3, and the bucket or object it needs it on. Source: Service
 * Authorization Reference, Amazon S3.
 */
export function needOf(operation: string, input: { Bucket?: unknown; Key?: unknown }) {
  const [bucket, key] = [text(input.Bucket), text(input.Key)]
  return {
    action: s3ActionOf(operation),
    resource:
      bucket === undefined ? '*' : `arn:aws:s3:::${bucket}${key === undefined ? '' : `/${key}`}`,
  }
}

/** Returns the condition keys of a listing. Source: Service Authorization Reference, Amazon S3. */
export function listingKeys(input: Record<string, unknown>): [key: string, value?: string][] {
  return [
    ['s3:prefix', text(input.Prefix)],
    ['s3:delimiter', text(input.Delimiter)],
    ['s3:max-keys', input.MaxKeys === undefined ? undefined : String(input.MaxKeys)],
  ].map(([key = '', value]) => (value === undefined ? [key] : [key, value]))
}
