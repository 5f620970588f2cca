/**
 * An error as AWS answers it. `code` is the name of the shape for WorkMail, and the code on the
 * wire for SES. `members` are the members of an SES error besides its message. Source: 06 §2.2,
 * §2.4, §8.9.
 */
export class AwsError extends Error {
  readonly code: string
  readonly status: number
  readonly members: Readonly<Record<string, string>>

  constructor(
    code: string,
    message: string,
    status = code === 'ResourceNotFoundException' ? 404 : 400,
    members: Readonly<Record<string, string>> = {},
  ) {
    super(message)
    this.name = 'AwsError'
    this.code = code
    this.status = status
    this.members = members
  }
}
