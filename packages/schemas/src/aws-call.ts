/** An IAM action, which is also the name of the API operation behind its prefix. */
export type AwsAction = `workmail:${string}` | `ses:${string}`

/** A call whose input is not the operation's own. Members in our spelling: AWS's with a small first letter. */
export type AwsCall<Input> = {
  action: AwsAction
  /** What it is called with; `undefined` where this input needs no such call. Values in angle brackets stand for what an earlier call answered. */
  input(input: Input): Record<string, unknown> | undefined
}

/** The action of a call, bare or with an input of its own. */
export function actionOf(call: AwsAction | AwsCall<Record<string, unknown>>): AwsAction {
  return typeof call === 'string' ? call : call.action
}
