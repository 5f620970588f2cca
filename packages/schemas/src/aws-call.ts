/**
 * The AWS services that Mailroom calls, by the prefix of their IAM actions, which is their name in
 * a connection's settings and, but for two of them (`aws-cli.ts`), in the AWS CLI, too.
 */
export const awsServices = [
  ...(['workmail', 'ses', 'sts', 'iam', 'route53', 'ds', 'kms', 's3'] as const),
  ...(['sso', 'identitystore'] as const),
] as const
/**
 * The services that a connection calls only if its settings say so; the local AWS has them. Source:
 * 04 Z2.
 */
export const optionalServices: readonly AwsServiceId[] = ['sso', 'identitystore']
export type AwsServiceId = (typeof awsServices)[number]

/**
 * The prefix of a service and the name of an API operation: the IAM action, except for some of S3's
 * (`s3-actions.ts`).
 */
export type AwsAction = `${AwsServiceId}:${string}`

/**
 * A call whose input differs from the operation's input. Members are spelled as AWS spells them,
 * with a small first letter.
 */
export type AwsCall<Input> = {
  action: AwsAction
  /**
   * Returns the input of the call; `undefined` if the operation's input needs no such call. Values
   * in angle brackets stand for values from an earlier answer.
   */
  input(input: Input): Record<string, unknown> | undefined
}

/** Returns the action of a call with or without an input of its own. */
export function actionOf(call: AwsAction | AwsCall<Record<string, unknown>>): AwsAction {
  return typeof call === 'string' ? call : call.action
}
