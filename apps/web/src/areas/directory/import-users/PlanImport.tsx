import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import RadioGroup from '@cloudscape-design/components/radio-group'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { apiErrorOf } from '../../../kit/data/failure.ts'
import { keepPasswords } from '../../../kit/data/job-passwords.ts'
import { notify } from '../../../kit/data/notifications.ts'
import { organizationPath, useOrganizationScope } from '../../../kit/data/scope.ts'
import { useWrite } from '../../../kit/data/use-write.ts'
import { columnLetters } from '../../../kit/export/column-letters.ts'
import { LeaveGuard } from '../../../kit/form/LeaveGuard.tsx'
import { useUnsavedWork } from '../../../kit/form/unsaved-work.ts'
import { ErrorAlert } from '../../../kit/page/ErrorAlert.tsx'
import { useText } from '../../../kit/words/texts.ts'
import type { CheckOptions } from './check-rows.ts'
import { type ImportFile, takeRows } from './open-import.ts'
import type { Checked, ReadTable } from './use-import-file.ts'

type Props = {
  file: ImportFile
  table: ReadTable
  /** The current options; the check of the rows may still be running. */
  options: CheckOptions
  checked: Checked
  onUpdate: (update: boolean) => void
  onTakesPasswords: (takesPasswords: boolean) => void
}

/**
 * Says what the import does, and has it planned. Passwords in the file stay in this tab until the
 * plan is started.
 */
export function PlanImport({ file, table, options, checked, onUpdate, onTakesPasswords }: Props) {
  const text = useText('importUsers')
  const navigate = useNavigate()
  const scope = useOrganizationScope()
  const plan = useWrite('jobs.plan')
  const isPlanned = useRef(false)
  const [isTaking, setIsTaking] = useState(false)
  useUnsavedWork(true)
  const { update, takesPasswords, mapping } = options
  const sent = checked.rows - checked.withProblems

  // Every row of the file is counted here.
  const rowsInFile = text('rowsInFile', {
    rows: table.rows + table.empty + table.exampleRows,
    planned: sent,
    problems: checked.withProblems,
    empty: table.empty,
    examples: table.exampleRows,
  })

  const notImported = table.headings.flatMap((heading, index) => {
    const isLeftOut = mapping[index] === undefined && table.examples[index]?.length
    return isLeftOut ? [heading || text('column', { column: columnLetters(index) })] : []
  })

  const makePlan = async () => {
    setIsTaking(true)
    const { rows, passwords } = await takeRows(file)
    setIsTaking(false)
    const change = { kind: 'importUsers' as const, rows, update }
    plan.mutate(
      { ...scope, change },
      {
        onSuccess: ({ jobId }) => {
          if (passwords.size > 0) keepPasswords(jobId, passwords)
          isPlanned.current = true
          // The plan contains only the rows it was given; this message counts the others.
          if (checked.withProblems > 0)
            notify({
              type: 'info',
              content: text('rowsLeftOut', { problems: checked.withProblems }),
            })
          void navigate(organizationPath(scope, `jobs/${jobId}`))
        },
      },
    )
  }
  return (
    <Container header={<Header variant="h2">{text('import')}</Header>}>
      <SpaceBetween size="l">
        <LeaveGuard when={() => !isPlanned.current} />
        {plan.error && <ErrorAlert error={apiErrorOf(plan.error)} />}
        <FormField label={text('existing')}>
          <RadioGroup
            value={update ? 'update' : 'create'}
            items={[
              {
                value: 'update',
                label: text('createAndUpdate'),
                description: text('createAndUpdateDescription'),
              },
              {
                value: 'create',
                label: text('createOnly'),
                description: text('createOnlyDescription'),
              },
            ]}
            onChange={({ detail }) => onUpdate(detail.value === 'update')}
          />
        </FormField>
        {mapping.includes('password') && (
          <FormField label={text('passwords')}>
            <RadioGroup
              value={takesPasswords ? 'file' : 'generated'}
              items={[
                {
                  value: 'file',
                  label: text('passwordsOfFile', { count: checked.passwords }),
                  description: text('passwordsOfFileDescription'),
                },
                { value: 'generated', label: text('passwordsGenerated') },
              ]}
              onChange={({ detail }) => onTakesPasswords(detail.value === 'file')}
            />
          </FormField>
        )}
        <Alert type={checked.withProblems > 0 ? 'warning' : 'info'}>
          {rowsInFile}
          {notImported.length > 0 && (
            <div>
              {text('columnsNotImported', {
                count: notImported.length,
                columns: notImported.join(', '),
              })}
            </div>
          )}
        </Alert>
        <SpaceBetween direction="horizontal" size="xs" alignItems="center">
          <Button
            variant="primary"
            disabled={sent === 0}
            loading={isTaking || plan.isPending || checked.options !== options}
            onClick={() => void makePlan()}
          >
            {text('makePlan')}
          </Button>
          <span role="status">{text('willBePlanned', { count: sent })}</span>
        </SpaceBetween>
      </SpaceBetween>
    </Container>
  )
}
