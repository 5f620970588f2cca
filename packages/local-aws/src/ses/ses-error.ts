import { AwsError } from '../protocol/aws-error.ts'

/** Returns the error of a value that breaks a rule without an error of its own. Source: 06 §2.4. */
export function invalidValue(message: string): AwsError {
  return new AwsError('InvalidParameterValue', message)
}

/** Returns an error that carries the name of its object. Source: 06 §8.9. */
export function namedError(
  code: 'AlreadyExists' | 'CannotDelete' | 'RuleDoesNotExist' | 'RuleSetDoesNotExist',
  message: string,
  name: string,
): AwsError {
  return new AwsError(code, message, 400, { Name: name })
}
