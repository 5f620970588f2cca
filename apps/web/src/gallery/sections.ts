import type { Section } from './example.ts'
import { dialogSections } from './examples/dialogs.tsx'
import { fieldSections } from './examples/fields.tsx'
import { formSections } from './examples/forms.tsx'
import { jsonSections } from './examples/json.tsx'
import { pageSections } from './examples/pages.tsx'
import { partSections } from './examples/parts.tsx'
import { ruleSections } from './examples/rules.tsx'
import { tableSections } from './examples/tables.tsx'

/** All blocks, in the order of the page. */
export const sections: readonly Section[] = [
  ...pageSections,
  ...formSections,
  ...fieldSections,
  ...jsonSections,
  ...ruleSections,
  ...tableSections,
  ...dialogSections,
  ...partSections,
]
