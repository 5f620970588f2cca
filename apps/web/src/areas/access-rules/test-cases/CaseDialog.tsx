import type { AccessTestCase } from '@mailroom/schemas/access-test-cases'
import { useState } from 'react'
import { useParams } from 'react-router'
import { useRow } from '../../../kit/data/query.ts'
import { RouteDialog } from '../../../kit/dialog/RouteDialog.tsx'
import { useCloseDialog } from '../../../kit/dialog/use-close-dialog.ts'
import { EditForm } from '../../../kit/form/EditForm.tsx'
import { SelectField } from '../../../kit/form/SelectField.tsx'
import { TextField } from '../../../kit/form/TextField.tsx'
import { Loaded } from '../../../kit/page/Loaded.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { AccessFields } from '../AccessFields.tsx'
import { useAccessWords } from '../use-access-words.ts'
import { useCases } from './use-cases.ts'

const members = ['action', 'ipAddress', 'userId', 'impersonationRoleId', 'effect'] as const

/** The form of a case as it was when the form was opened, or of a new one. */
function CaseForm({ testCase }: { testCase?: AccessTestCase }) {
  const text = useText('accessRules')
  const shared = useText('directory')
  const close = useCloseDialog()
  const { scope } = useCases()
  const { protocolName, userName, roleName } = useAccessWords(
    testCase?.userId === undefined ? [] : [testCase.userId],
  )
  const [original] = useState(() =>
    testCase ? Object.fromEntries(members.map((name) => [name, testCase[name] ?? ''])) : {},
  )
  return (
    <EditForm
      id="accessTestCases.put"
      fixed={testCase ? { ...scope, name: testCase.name } : scope}
      original={original}
      replacesAll
      fieldWords={{
        label: (field) => {
          const member = members.find((each) => each === field)
          return member ? text(`caseField.${member}`) : field
        },
        value: (field, value) => {
          if (typeof value !== 'string') return undefined
          if (field === 'effect')
            return text(value === 'ALLOW' ? 'expected.ALLOW' : 'expected.DENY')
          if (field === 'action') return protocolName(value)
          if (field === 'userId') return userName(value)
          return field === 'impersonationRoleId' ? roleName(value) : value
        },
      }}
      submitLabel={testCase ? shared('save') : text('addCase')}
      saved={({ name }) => text('caseSaved', { name })}
      onClose={close}
    >
      {!testCase && (
        <TextField name="name" label={text('case')} constraint={text('caseNameConstraint')} />
      )}
      <AccessFields withAnybody />
      <SelectField
        name="effect"
        label={text('expectedEffect')}
        placeholder={text('choose')}
        options={(['ALLOW', 'DENY'] as const).map((value) => ({
          ...{ value, label: text(`expected.${value}`) },
        }))}
      />
    </EditForm>
  )
}

/** Adds a test case, or edits the one in the address. */
export function CaseDialog() {
  const text = useText('accessRules')
  const { case: name } = useParams()
  const { query } = useCases()
  const row = useRow(query, name, (each) => each.name)
  const title = name === undefined ? text('addCase') : text('editCase', { name })
  return (
    <RouteDialog title={title}>
      {name === undefined ? (
        <CaseForm />
      ) : (
        <Loaded query={row}>{(testCase) => <CaseForm testCase={testCase} />}</Loaded>
      )}
    </RouteDialog>
  )
}
