/**
 * A constraint of a text in the service models. Lengths in characters; `pattern` matches the whole
 * text.
 */
export type TextConstraint = {
  min?: number
  max?: number
  pattern?: RegExp
  /**
   * True for personal data and passwords, which must not be logged. Source: `smithy.api#sensitive`.
   */
  secret?: true
}
