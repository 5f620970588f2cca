/** Where a refused address is shown. Source: GEN-10. */
export const addressErrors = {
  EmailAddressInUseException: 'email',
  MailDomainNotFoundException: 'email',
  MailDomainStateException: 'email',
} as const
