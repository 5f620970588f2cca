/** What a command copies: an object, to a file that is named after the mailbox's id. */
type Copied = { bucket: string; key: string; entityId: string; region: string }

/** Quotes a value for a POSIX shell; keys may have quotation marks and dollar signs. */
function quoted(value: string): string {
  return `'${value.replaceAll("'", "'\\''")}'`
}

/** Returns the command that copies an archive with the AWS CLI. Source: VER-05. */
export function copyCommands({ bucket, key, entityId, region }: Copied): string {
  const from = quoted(`s3://${bucket}/${key}`)
  return `aws s3 cp ${from} ${quoted(`./${entityId}.zip`)} --region ${region}`
}
