import type { AccessTestCase } from '@mailroom/schemas/access-test-cases'
import { useState } from 'react'
import { useParams } from 'react-router'
import { useRow } from '../../../kit/data/query.ts'
import { ConfirmDialog } from '../../../kit/dialog/ConfirmDialog.tsx'
import { RouteDialog } from '../../../kit/dialog/RouteDialog.tsx'
import { Loaded } from '../../../kit/page/Loaded.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { useAccessWords } from '../use-access-words.ts'
import { useCases } from './use-cases.ts'

/** The question, about the case as it was when the dialog was opened. */
function DeleteCase({ testCase }: { testCase: AccessTestCase }) {
  const text = useText('accessRules')
  const { scope } = useCases()
  const [seen] = useState(testCase)
  const { name, changedBy: _, changedAt: __, ...expected } = seen
  const { accessWords } = useAccessWords(seen.userId === undefined ? [] : [seen.userId])
  return (
    <ConfirmDialog
      id="accessTestCases.delete"
      input={{ ...scope, name, expected }}
      title={text('deleteCaseTitle', { name })}
      confirmLabel={text('deleteCase')}
      done={text('caseDeleted', { name })}
    >
      <div>{text('deleteCaseExplanation')}</div>
      <div>{accessWords(seen)}</div>
    </ConfirmDialog>
  )
}

/** Deletes the test case in the address. */
export function DeleteCaseDialog() {
  const { case: name = '' } = useParams()
  const { query } = useCases()
  return (
    <Loaded query={useRow(query, name, (each) => each.name)} Frame={RouteDialog} title={name}>
      {(testCase) => <DeleteCase testCase={testCase} />}
    </Loaded>
  )
}
