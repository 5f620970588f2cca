import Container from '@cloudscape-design/components/container'
import { FormProvider, useForm } from 'react-hook-form'
import { type FormValues, fieldErrorOf } from '../../kit/form/field-errors.ts'
import { JsonDiff } from '../../kit/form/JsonDiff.tsx'
import { JsonField } from '../../kit/form/JsonField.tsx'
import type { Example, Say, Section } from '../example.ts'

const policy = JSON.stringify(
  {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'AuthorizeWorkMail',
        Effect: 'Allow',
        Principal: { Service: 'workmail.us-east-1.amazonaws.com' },
        Action: ['ses:*'],
        Resource: 'arn:aws:ses:us-east-1:123456789012:identity/donaudampfschifffahrt.example',
        Condition: { Bool: { 'aws:SecureTransport': true }, NumericLessThan: { size: 10 } },
      },
    ],
  },
  undefined,
  2,
)

function Policy({ say, value, problem }: { say: Say; value: string; problem?: string }) {
  const form = useForm<FormValues>({
    defaultValues: { policy: value },
    errors: problem === undefined ? {} : { policy: fieldErrorOf({ code: problem }) },
  })
  return (
    <FormProvider {...form}>
      <Container>
        <JsonField
          name="policy"
          label={say('Policy', 'Identitätsrichtlinienbeschreibung')}
          description={say('A text in JSON.', 'Der Richtlinientext im JSON-Format.')}
          constraint={say('112 of 4,096 bytes.', '112 von 4.096 verwendbaren Byte.')}
        />
      </Container>
    </FormProvider>
  )
}

/** Waits until the editor, which looks at the text a moment later, has said what is wrong. */
async function judged(example: HTMLElement) {
  while (!example.querySelector('[role=status] button')) await new Promise(requestAnimationFrame)
}

const jsonField: Section = {
  block: 'JsonField',
  examples: [
    {
      state: 'empty',
      says: ['Policy', 'A text in JSON.', 'Tab leaves the editor', '112 of 4,096 bytes.'],
      show: (say) => <Policy say={say} value="" />,
    },
    {
      state: 'filled',
      says: ['Policy'],
      show: (say) => <Policy say={say} value={policy} />,
    },
    {
      state: 'broken',
      says: ['Line 3, column 3: here it is no longer JSON.', 'Go to this place'],
      act: judged,
      show: (say) => <Policy say={say} value={policy.replace('",', '"')} />,
    },
    {
      state: 'refused',
      says: ['This is not a JSON object.', 'Line 1, column 8: this key stands twice'],
      act: judged,
      show: (say) => <Policy say={say} value={'{"a":1,"a":2}'} problem="json" />,
    },
  ],
}

const jsonDiff: Section = {
  block: 'JsonDiff',
  examples: [
    {
      state: 'changed',
      says: ['Removed:', '"Effect": "Allow"', 'Added:', '"Effect": "Deny"', 'without a change'],
      show: () => (
        <Container>
          <JsonDiff before={policy} after={policy.replace('Allow', 'Deny')} />
        </Container>
      ),
    },
    {
      state: 'same',
      says: ['Nothing but spaces and line breaks changes.'],
      show: () => <JsonDiff before='{"a":1}' after='{ "a": 1 }' />,
    },
  ] satisfies Example[],
}

/** The blocks for texts in JSON. */
export const jsonSections: readonly Section[] = [jsonField, jsonDiff]
