/** What the service models demand of a text. Lengths in characters; `pattern` matches the whole text. */
export type TextConstraint = {
  min?: number
  max?: number
  pattern?: RegExp
  /** Personal data or a password: never to be logged. Source: `smithy.api#sensitive`. */
  secret?: true
}
