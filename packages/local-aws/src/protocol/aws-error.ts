/** An error as AWS answers it. `code` is the shape's name for WorkMail, the code on the wire for SES. Source: 06 §2.2, §2.4. */
export class AwsError extends Error {
  readonly code: string
  readonly status: number

  constructor(
    code: string,
    message: string,
    status = code === 'ResourceNotFoundException' ? 404 : 400,
  ) {
    super(message)
    this.name = 'AwsError'
    this.code = code
    this.status = status
  }
}
