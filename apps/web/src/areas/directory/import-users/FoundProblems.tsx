import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import { NativeSelect } from '@mailroom/ui/NativeSelect'
import { Status } from '@mailroom/ui/Status'
import { type Column, DataTable } from '@mailroom/ui/table/DataTable'
import { useEffect, useState } from 'react'
import { exportRows } from '../../../kit/export/export-rows.ts'
import { textColumn } from '../../../kit/table/columns.tsx'
import { useTableWords } from '../../../kit/table/table-words.ts'
import { useText } from '../../../kit/words/texts.ts'
import type { ListedRow } from './import.worker.ts'
import type { ImportFile } from './open-import.ts'
import { useCellProblemWords } from './use-cell-problem-words.ts'
import type { Checked } from './use-import-file.ts'

type Props = { file: ImportFile; headings: readonly string[]; checked: Checked }

const pageSize = 25

/** Reads a page of the checked rows from the worker. */
function useListed(file: ImportFile, checked: Checked, which: string, page: number) {
  const [rows, setRows] = useState<readonly ListedRow[]>()
  useEffect(() => {
    // `checked` is a dependency, because other options give other rows.
    if (!checked) return
    let isCurrent = true
    void file
      .ask('list', { which, offset: (page - 1) * pageSize, limit: pageSize })
      .then((listed) => {
        if (isCurrent) setRows(listed)
      })
    return () => {
      isCurrent = false
    }
  }, [file, checked, which, page])
  return rows
}

/** The rows of the file with their problems: the line and column, and what to do. */
export function FoundProblems({ file, headings, checked }: Props) {
  const text = useText('importUsers')
  const words = useCellProblemWords(headings, checked.options.mapping)
  const [wanted, setWanted] = useState('problems')
  const [page, setPage] = useState(1)
  const kind = checked.kinds.find(({ id }) => id === wanted)
  // Other columns or options may leave no problem of a kind.
  const which = kind || wanted === 'all' ? wanted : 'problems'
  const count = kind?.rows ?? (which === 'all' ? checked.rows : checked.withProblems)
  const pages = Math.max(1, Math.ceil(count / pageSize))
  const shown = Math.min(page, pages)
  const rows = useListed(file, checked, which, shown)
  const columns: Column<ListedRow>[] = [
    {
      id: 'line',
      header: text('line'),
      width: 90,
      isRowHeader: true,
      value: ({ line }) => line,
      cell: ({ line }) => line,
    },
    textColumn({ id: 'name', header: text('field.name'), value: ({ name }) => name }),
    textColumn({
      id: 'displayName',
      header: text('field.displayName'),
      value: ({ displayName }) => displayName,
    }),
    {
      id: 'problems',
      header: text('problems'),
      minWidth: 320,
      grow: 4,
      wraps: true,
      value: ({ problems }) => problems.map(words.problem),
      cell: ({ problems }) =>
        problems.length === 0 ? (
          <Status type="success">{text('noProblem')}</Status>
        ) : (
          problems.map((problem) => (
            <div key={`${problem.field} ${problem.code} ${problem.line}`}>
              <Status type="error">{words.problem(problem)}</Status>
            </div>
          ))
        ),
    },
  ]
  const saveProblems = async () => {
    const all = await file.ask('list', { which: 'problems', offset: 0, limit: checked.rows })
    await exportRows([text('problems')], columns, all, 'xlsx')
  }
  return (
    <DataTable<ListedRow>
      label={text('checkedRows')}
      title={text('checkedRows')}
      variant="container"
      description={text('checkedDescription', {
        count: checked.rows,
        problems: checked.withProblems,
      })}
      actions={
        <Button
          iconName="download"
          disabled={checked.withProblems === 0}
          onClick={() => void saveProblems()}
        >
          {text('saveProblems')}
        </Button>
      }
      filter={
        <NativeSelect
          label={text('shownRows')}
          hint=""
          options={[
            { value: 'problems', label: text('onlyProblems', { count: checked.withProblems }) },
            ...checked.kinds.map((each) => ({ value: each.id, label: words.kind(each) })),
            { value: 'all', label: text('allRows', { count: checked.rows }) },
          ]}
          value={which}
          onChange={(value) => {
            setWanted(value)
            setPage(1)
          }}
        />
      }
      columns={columns}
      visible={columns.map(({ id }) => id)}
      rowKey={({ line }) => String(line)}
      rows={rows}
      loadingText={text('reading')}
      empty={<Box color="inherit">{text('noProblems')}</Box>}
      page={{
        number: shown,
        count: pages,
        more: shown < pages,
        disabled: pages === 1,
        onChange: setPage,
      }}
      words={useTableWords(text('checkedRows'))}
    />
  )
}
