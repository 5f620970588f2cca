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
