const spelledOut: Record<string, string> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  ß: 'ss',
  æ: 'ae',
  ø: 'oe',
  å: 'aa',
}

/** What an address made of a name begins with: in small letters, accents spelled out, without what an address cannot have. Source: GRP-03, GEN-06. */
export function suggestedLocalPart(name: string): string {
  return name
    .toLowerCase()
    .replace(/[äöüßæøå]/g, (letter) => spelledOut[letter] ?? '')
    .normalize('NFD')
    .replace(/[^a-z0-9._%+-]/g, '')
    .replace(/^\.+|\.+$/g, '')
    .slice(0, 64)
}
