import { accountId } from '../account.ts'

/**
 * The patterns of ARNs. Every well-formed ARN counts as existing. Source: 00-index, decision 14.
 */
export const arnPatterns = {
  snsTopic: /^arn:aws:sns:[a-z0-9-]+:\d{12}:[A-Za-z0-9_-]{1,256}$/,
  lambdaFunction:
    /^arn:aws:lambda:[a-z0-9-]+:\d{12}:function:[A-Za-z0-9_-]{1,64}(:(\$LATEST|[A-Za-z0-9_-]+))?$/,
  deliveryStream: /^arn:aws:firehose:[a-z0-9-]+:\d{12}:deliverystream\/[\w.-]{1,64}$/,
  role: /^arn:aws:iam::\d{12}:role\/[\w+=,.@/-]+$/,
  organization: /^arn:aws:workmail:[a-z0-9-]+:\d{12}:organization\/m-[0-9a-f]{32}$/,
}

export function identityArn(region: string, name: string): string {
  return `arn:aws:ses:${region}:${accountId}:identity/${name}`
}
