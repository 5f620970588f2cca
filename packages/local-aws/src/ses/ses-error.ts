import { AwsError } from '../protocol/aws-error.ts'

/** A value against a rule of the service that has no error of its own. Source: 06 §2.4. */
export function invalidValue(message: string): AwsError {
  return new AwsError('InvalidParameterValue', message)
}

/** An error that carries the name of what it is about. Source: 06 §8.9. */
export function namedError(
  code: 'AlreadyExists' | 'CannotDelete' | 'RuleDoesNotExist' | 'RuleSetDoesNotExist',
  message: string,
  name: string,
): AwsError {
  return new AwsError(code, message, 400, { Name: name })
}
