/**
 * Why a sign-in failed: the web app has a text for each, and the audit trail records it as the
 * outcome. They are no errors of operations, because a browser navigates to the sign-in.
 */
export type SignInReason =
  /** The provider refused, or the person cancelled. */
  | 'denied'
  /** The claim with the roles contains no known one. */
  | 'noRole'
  /** The provider sent no claim with roles. */
  | 'noRoleClaim'
  /** The claim that names the person is missing or is no plain text. */
  | 'noAccount'
  /** An e-mail address names the person, and the provider has not confirmed it. */
  | 'emailNotVerified'
  /** No sign-in was begun in this browser, or it was begun too long ago. */
  | 'expired'
  /** The browser did not send back the cookie of a sign-in that was just begun. */
  | 'noCookie'
  /** The provider does not answer. */
  | 'unreachable'
  /** The provider does not accept the credentials of the console. */
  | 'clientRefused'
  /** The console is behind https, and its proxy does not say so. */
  | 'noHttps'
  /** Too many sign-ins came from one address. */
  | 'tooMany'
  /** The console cannot answer at the moment. */
  | 'unavailable'
  | 'failed'
