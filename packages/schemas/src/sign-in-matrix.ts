/** Whether a credential opens a door: only for those who are associated and assigned, too. */
export type Opens = 'yes' | 'no' | 'ifAssigned'

/** How an organization may be set, and what then opens its mailboxes. */
export type SignInRow = {
  /** Absent while IAM Identity Center is not enabled. */
  mode?: 'IDENTITY_PROVIDER_AND_DIRECTORY' | 'IDENTITY_PROVIDER_ONLY'
  tokens?: 'ACTIVE' | 'INACTIVE'
  opens: {
    webPassword: Opens
    webIdentityCenter: Opens
    clientPassword: Opens
    clientToken: Opens
  }
}

/** AWS's guide contradicts itself about passwords in mail clients; 04 Z3-1 decides. */
const both = { webPassword: 'yes', webIdentityCenter: 'ifAssigned', clientPassword: 'yes' } as const
const only = { webPassword: 'no', webIdentityCenter: 'ifAssigned', clientPassword: 'no' } as const

/** Which credentials open which door. Source: IDC-13, 04 Z3-1. */
export const signInMatrix: readonly SignInRow[] = [
  {
    opens: {
      webPassword: 'yes',
      webIdentityCenter: 'no',
      clientPassword: 'yes',
      clientToken: 'no',
    },
  },
  {
    ...{ mode: 'IDENTITY_PROVIDER_AND_DIRECTORY', tokens: 'ACTIVE' },
    opens: { ...both, clientToken: 'ifAssigned' },
  },
  {
    ...{ mode: 'IDENTITY_PROVIDER_AND_DIRECTORY', tokens: 'INACTIVE' },
    opens: { ...both, clientToken: 'no' },
  },
  {
    ...{ mode: 'IDENTITY_PROVIDER_ONLY', tokens: 'ACTIVE' },
    opens: { ...only, clientToken: 'ifAssigned' },
  },
  {
    ...{ mode: 'IDENTITY_PROVIDER_ONLY', tokens: 'INACTIVE' },
    opens: { ...only, clientToken: 'no' },
  },
]
