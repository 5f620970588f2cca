import SpaceBetween from '@cloudscape-design/components/space-between'
import { useMemo, useState } from 'react'
import { useDirectory } from '../../../kit/entity/use-directory.ts'
import { ColumnMapping } from './ColumnMapping.tsx'
import { FoundProblems } from './FoundProblems.tsx'
import type { ImportFile } from './open-import.ts'
import { PlanImport } from './PlanImport.tsx'
import { type ReadTable, useChecked } from './use-import-file.ts'

type Props = { file: ImportFile; table: ReadTable }

/** The decisions about a file: its columns, the options, and then the plan. */
export function ReadFile({ file, table }: Props) {
  const { hasOurPolicy, userNameLimit } = useDirectory()
  const [mapping, setMapping] = useState(table.mapping)
  const [update, setUpdate] = useState(true)
  const [takesPasswords, setTakesPasswords] = useState(true)
  const options = useMemo(
    () => ({ mapping, update, takesPasswords, hasOurPolicy, userNameLimit }),
    [mapping, update, takesPasswords, hasOurPolicy, userNameLimit],
  )
  const checked = useChecked(file, options)
  const isNamed = mapping.includes('name') || mapping.includes('email')
  return (
    <SpaceBetween size="l">
      <ColumnMapping
        table={table}
        mapping={mapping}
        kinds={checked?.kinds ?? []}
        onChange={setMapping}
      />
      {isNamed && checked && (
        <PlanImport
          file={file}
          table={table}
          options={options}
          checked={checked}
          onUpdate={setUpdate}
          onTakesPasswords={setTakesPasswords}
        />
      )}
      {isNamed && checked && (
        <FoundProblems file={file} headings={table.headings} checked={checked} />
      )}
    </SpaceBetween>
  )
}
