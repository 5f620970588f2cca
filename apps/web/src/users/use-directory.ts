import { useRead } from '../app/api/use-read.ts'
import { useOrganizationScope } from '../app/scope.ts'

/**
 * What the organization's directory allows. A directory nobody has heard of counts as WorkMail's own, and AWS has the last word.
 * `isReadOnly`: users are changed in Active Directory. `hasOurPolicy`: the password rules of WorkMail and Simple AD hold.
 * Source: GEN-07, USR-26.
 */
export function useDirectory() {
  const { data } = useRead('organizations.describe', useOrganizationScope())
  const type = data?.directoryType?.toLowerCase() ?? ''
  const isReadOnly = type === 'adconnector'
  return { isReadOnly, hasOurPolicy: !isReadOnly && type !== 'microsoftad', alias: data?.alias }
}
