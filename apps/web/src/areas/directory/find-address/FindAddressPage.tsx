import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { fieldProblems } from '@mailroom/schemas/field-problems'
import { operations } from '@mailroom/schemas/operations'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { Page } from '../../../kit/page/Page.tsx'
import { useProblemWords } from '../../../kit/words/errors.ts'
import { useText } from '../../../kit/words/texts.ts'
import { OwnerOfAddress } from './OwnerOfAddress.tsx'

/** Returns the problem of an address, by the schema of the operation. */
function useAddressProblem() {
  const scope = useOrganizationScope()
  const problemWords = useProblemWords()
  return (email: string): string | undefined => {
    const input = { ...scope, email }
    const { success, error } = operations['entities.describe'].input.safeParse(input)
    const problem = success ? undefined : fieldProblems(error.issues, input).email
    return problem && problemWords(problem)
  }
}

/**
 * Finds the owner of an email address; the page's address contains it, so that the answer can be
 * linked. Source: ORG-40…42.
 */
export function FindAddressPage() {
  const text = useText('search')
  const problemOf = useAddressProblem()
  const [params, setParams] = useSearchParams()
  const wanted = params.get('address') ?? ''
  const [typed, setTyped] = useState(wanted)
  const [problem, setProblem] = useState<string>()
  const isValid = wanted !== '' && problemOf(wanted) === undefined
  const search = () => {
    const email = typed.trim()
    const found = problemOf(email)
    setProblem(found)
    if (found === undefined) setParams({ address: email })
  }
  return (
    <Page title={text('findAddress')} description={text('findAddressDescription')}>
      <Container>
        <SpaceBetween size="l">
          <form
            noValidate
            onSubmit={(event) => {
              event.preventDefault()
              search()
            }}
          >
            <FormField
              label={text('address')}
              constraintText={text('addressHint')}
              errorText={problem}
              secondaryControl={<Button>{text('search')}</Button>}
            >
              <Input
                type="email"
                inputMode="email"
                value={typed}
                autoComplete={false}
                spellcheck={false}
                onChange={({ detail }) => setTyped(detail.value)}
              />
            </FormField>
          </form>
          {isValid && <OwnerOfAddress key={wanted} email={wanted} />}
        </SpaceBetween>
      </Container>
    </Page>
  )
}
