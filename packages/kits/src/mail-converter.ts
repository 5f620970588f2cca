import type { Kit } from './kit.ts'
import { program } from './programs.ts'
import type { Recipe } from './recipe.ts'

const path = '40-mail/convert-export.mjs'

/** Adds the program that turns exported archives into what mail servers read. Source: KIT-09. */
export const addConverter = (kit: Kit) => kit.addProgram(path, program('convert-export.mjs'))

/** What the read-me says about the mail itself. */
export const copyMail = (format: 'maildir' | 'mbox'): Recipe['readMe'] => ({
  copy: {
    commands: [
      `node ${path} ${format} ARCHIVE.zip FOLDER --dry-run`,
      `node ${path} ${format} ARCHIVE.zip FOLDER`,
    ],
    notes: ['note.copyMail'],
  },
})
