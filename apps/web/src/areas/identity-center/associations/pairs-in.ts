/** A user of WorkMail – an id, name or address – and the id of one of Identity Center. */
export type Pair = { user: string; identityProviderUserId: string }

/**
 * Reads a pasted list: a pair in each line, separated by a comma, a semicolon, a tab or spaces, as
 * tables and files have them. What is missing stays empty, so that the line is named as wrong.
 * Undefined if there is none. Source: IDC-09.
 */
export function pairsIn(pasted: string): Pair[] | undefined {
  const pairs = pasted.split('\n').flatMap((line): Pair[] => {
    const cells = line.split(/[,;\t]|\s+/).map((cell) => cell.trim().replaceAll('"', ''))
    const [user = '', identityProviderUserId = ''] = cells.filter((cell) => cell !== '')
    return user === '' ? [] : [{ user, identityProviderUserId }]
  })
  return pairs.length === 0 ? undefined : pairs
}
