import { useText } from '../words/texts.ts'

/**
 * AWS's names of the directories that are not WorkMail's own, in every language; by their type in
 * lower case.
 */
export const directoryNames = new Map([
  ['simplead', 'Simple AD'],
  ['microsoftad', 'AWS Managed Microsoft AD'],
  ['sharedmicrosoftad', 'AWS Managed Microsoft AD'],
  ['adconnector', 'AD Connector'],
])

/** Returns the name of a directory type; an unknown type as AWS writes it. Source: GEN-07. */
export function useDirectoryTypeWords(): (type: string | undefined) => string {
  const text = useText('directory')
  return (type = '') => {
    const known = type.toLowerCase()
    return known === 'vpcdirectory'
      ? text('workMailDirectory')
      : (directoryNames.get(known) ?? type)
  }
}
