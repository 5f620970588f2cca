import Alert from '@cloudscape-design/components/alert'
import FormField from '@cloudscape-design/components/form-field'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Textarea from '@cloudscape-design/components/textarea'
import { useEffect, useState } from 'react'
import { useWatch } from 'react-hook-form'
import { useNavigate } from 'react-router'
import { apiErrorOf } from '../../../kit/data/failure.ts'
import { organizationPath, useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { OperationForm } from '../../../kit/form/OperationForm.tsx'
import { SelectField } from '../../../kit/form/SelectField.tsx'
import { useField } from '../../../kit/form/use-field.ts'
import { Page } from '../../../kit/page/Page.tsx'
import { useErrorWords } from '../../../kit/words/errors.ts'
import { useText } from '../../../kit/words/texts.ts'

/** A user of WorkMail – an id, name or address – and the id of one of Identity Center. */
type Pair = { user: string; identityProviderUserId: string }

/**
 * Reads a pasted list: a pair in each line, separated by a comma, a semicolon, a tab or spaces, as
 * tables and files have them. What is missing stays empty, so that the line is named as wrong.
 * Undefined if there is none. Source: IDC-09.
 */
function pairsIn(pasted: string): Pair[] | undefined {
  const pairs = pasted.split('\n').flatMap((line): Pair[] => {
    const cells = line.split(/[,;\t]|\s+/).map((cell) => cell.trim().replaceAll('"', ''))
    const [user = '', identityProviderUserId = ''] = cells.filter((cell) => cell !== '')
    return user === '' ? [] : [{ user, identityProviderUserId }]
  })
  return pairs.length === 0 ? undefined : pairs
}

/** A pasted list, one pair a line; shown only if nothing else is matched. Source: IDC-09. */
function PairsField() {
  const text = useText('identityCenter')
  const by: unknown = useWatch({ name: 'change.by' })
  const { change, blur, ref, errorText, wrongItem } = useField<Pair[] | undefined>(
    'change.pairs',
    undefined,
  )
  const [typed, setTyped] = useState('')
  // What was pasted is sent with a list only.
  useEffect(() => {
    if (by !== 'list') change(undefined)
  }, [by, change])
  if (by !== 'list') return null
  const line =
    wrongItem === undefined
      ? undefined
      : typed.split('\n').filter((each) => each.trim() !== '')[Number(wrongItem)]
  return (
    <FormField
      label={text('pairs')}
      constraintText={text('pairsConstraint')}
      errorText={
        errorText && (line === undefined ? text('pairsMissing') : text('pairsWrong', { line }))
      }
    >
      <Textarea
        ref={ref}
        value={typed}
        rows={8}
        spellcheck={false}
        placeholder={text('pairsExample')}
        onChange={({ detail }) => {
          setTyped(detail.value)
          change(pairsIn(detail.value))
        }}
        onBlur={blur}
      />
    </FormField>
  )
}

/** Plans the associations of many: matched where the connection may ask, else from a list. Source: IDC-09. */
export function AssociateManyPage() {
  const text = useText('identityCenter')
  const errorWords = useErrorWords()
  const navigate = useNavigate()
  const scope = useOrganizationScope()
  const { error, isPending } = useRead('identityAssignments.listPrincipals', scope)
  const page = (path: string) => organizationPath(scope, path)
  const reason = error ? errorWords(apiErrorOf(error)) : ''
  return (
    <Page title={text('associateMany')} description={text('associateManyDescription')}>
      {isPending ? null : (
        <OperationForm
          id="jobs.plan"
          fixed={scope}
          defaults={{ change: { kind: 'associateIdentities', by: error ? 'list' : 'userName' } }}
          submitLabel={text('makePlan')}
          onCancel={() => void navigate(page('identity-center'))}
          onDone={({ jobId }) => void navigate(page(`jobs/${jobId}`), { replace: true })}
        >
          <SpaceBetween size="m">
            {error && <Alert type="info">{text('cannotMatch', { reason })}</Alert>}
            <SelectField
              name="change.by"
              label={text('matchBy')}
              options={(['userName', 'email', 'list'] as const).map((value) => ({
                ...{ value, label: text(`by.${value}`), description: text(`by.${value}.meaning`) },
                disabled: error !== null && value !== 'list',
              }))}
            />
            <PairsField />
          </SpaceBetween>
        </OperationForm>
      )}
    </Page>
  )
}
