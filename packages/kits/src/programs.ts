import { readFileSync } from 'node:fs'

/** The programs of the kits. Source: KIT-04. */
export const programNames = [
  ...(['exchange-apply.ps1', 'gam-run.sh', 'gam-run.ps1'] as const),
  ...(['mailcow-apply.mjs', 'mailu-import.sh', 'zimbra-compare.sh', 'convert-export.mjs'] as const),
] as const
type ProgramName = (typeof programNames)[number]

const texts = new Map<ProgramName, string>()

/** Returns the text of a program, which is the same for every customer. Source: KIT-04. */
export function program(name: ProgramName): string {
  const known = texts.get(name)
  if (known !== undefined) return known
  const text = readFileSync(new URL(`./programs/${name}`, import.meta.url), 'utf8')
  texts.set(name, text)
  return text
}
