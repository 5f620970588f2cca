/** Letters and digits that people do not take for each other. */
const classes = [
  'ABCDEFGHJKLMNPQRSTUVWXYZ',
  'abcdefghijkmnopqrstuvwxyz',
  '23456789',
  // Without what means something in CSV, JSON, YAML, shells and spreadsheets. Source: KIT-06.
  '!#*+-.=?@_~',
] as const

const all = classes.join('')
const letters = classes[0] + classes[1]
const length = 16

/** Returns one of some characters, each as likely as any other. */
function oneOf(characters: string): string {
  const limit = 256 - (256 % characters.length)
  for (;;) {
    const [value = 0] = crypto.getRandomValues(new Uint8Array(1))
    if (value < limit) return characters.charAt(value % characters.length)
  }
}

/** Makes a password of 16 characters of four classes, which begins with a letter. Source: KIT-06. */
export function newPassword(): string {
  for (;;) {
    const rest = Array.from({ length: length - 1 }, () => oneOf(all))
    const password = oneOf(letters) + rest.join('')
    if (classes.every((each) => [...password].some((character) => each.includes(character))))
      return password
  }
}
