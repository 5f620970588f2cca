// @vitest-environment node
import { expect, test } from 'vitest'
import { exportFile } from '../../../kit/export/export-file.ts'
import { readFile } from './file/read-file.ts'
import { importFields } from './import-fields.ts'
import words from './locales/en.json' with { type: 'json' }
import { recognizeColumns } from './recognize-columns.ts'
import { templateColumns, templates } from './templates.ts'

const own = importFields.map((field) => ({ header: words[`field.${field}`], field }))

test.each(templates)(
  'every column of the template "%s" is recognized, and its example is skipped',
  async (template) => {
    const columns = templateColumns(template, own, 'Example')
    const filled = columns.map(({ id }) => (id === 'email' ? 'bo@example.com' : 'Bo'))
    const rows = [columns.map(({ value }) => value()), filled]
    const table = await readFile(await exportFile('xlsx', { columns, rows }, 'en'))
    expect(table.examples).toBe(1)
    expect(table.rows.map(({ cells }) => cells)).toEqual([filled])
    expect(recognizeColumns(table.headings, [filled])).toEqual(columns.map(({ id }) => id))
  },
)
