import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import RadioGroup from '@cloudscape-design/components/radio-group'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useFormContext } from 'react-hook-form'
import { SuggestField } from '../../../kit/form/SuggestField.tsx'
import { useText } from '../../../kit/words/texts.ts'
import type { CreationForm } from './creation-form.ts'
import { useKeys } from './use-suggestions.ts'

type Props = { isOwn: boolean; onChoose: (isOwn: boolean) => void }

/** The choice of the key that encrypts the mailboxes. Source: ORG-10, ORG-14, KMS-05. */
export function KeyFields({ isOwn, onChoose }: Props) {
  const text = useText('organizationCreation')
  const keys = useKeys({ enabled: isOwn })
  const { unregister } = useFormContext<CreationForm>()
  return (
    <Container header={<Header variant="h2">{text('encryption')}</Header>}>
      <SpaceBetween size="m">
        <FormField label={text('keyChoice')} description={text('keyHint')}>
          <RadioGroup
            value={isOwn ? 'own' : 'aws'}
            items={[
              { value: 'aws', label: text('awsKey'), description: text('awsKeyHint') },
              { value: 'own', label: text('ownKey'), description: text('ownKeyHint') },
            ]}
            onChange={({ detail }) => {
              onChoose(detail.value === 'own')
              unregister('kmsKeyArn')
            }}
          />
        </FormField>
        {isOwn && (
          <SuggestField
            name="kmsKeyArn"
            label={text('kmsKeyArn')}
            description={text('kmsKeyArnHint')}
            constraint={text('kmsKeyArnWhere')}
            suggestions={keys}
          />
        )}
      </SpaceBetween>
    </Container>
  )
}
