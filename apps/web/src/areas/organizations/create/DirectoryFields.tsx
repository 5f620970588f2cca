import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import RadioGroup from '@cloudscape-design/components/radio-group'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useFormContext } from 'react-hook-form'
import { CheckboxField } from '../../../kit/form/CheckboxField.tsx'
import { TextField } from '../../../kit/form/TextField.tsx'
import { useText } from '../../../kit/words/texts.ts'
import type { CreationForm } from './creation-form.ts'

type Props = { isExisting: boolean; onChoose: (isExisting: boolean) => void }

/**
 * The choice of the user directory; interoperability needs one that exists. Source: ORG-10, ORG-15,
 * INTEROP-05.
 */
export function DirectoryFields({ isExisting, onChoose }: Props) {
  const text = useText('organizationCreation')
  const { unregister } = useFormContext<CreationForm>()
  return (
    <Container header={<Header variant="h2">{text('directory')}</Header>}>
      <SpaceBetween size="m">
        <FormField label={text('directoryChoice')} description={text('directoryHint')}>
          <RadioGroup
            value={isExisting ? 'existing' : 'new'}
            items={[
              {
                value: 'new',
                label: text('newDirectory'),
                description: text('newDirectoryHint'),
              },
              {
                value: 'existing',
                label: text('existingDirectory'),
                description: text('existingDirectoryHint'),
              },
            ]}
            onChange={({ detail }) => {
              onChoose(detail.value === 'existing')
              unregister(['directoryId', 'enableInteroperability'])
            }}
          />
        </FormField>
        {isExisting && (
          <>
            <ul>
              <li>{text('directoryLimit.shared')}</li>
              <li>{text('directoryLimit.regions')}</li>
              <li>{text('directoryLimit.onPremises')}</li>
              <li>{text('directoryLimit.workSpaces')}</li>
            </ul>
            <TextField
              name="directoryId"
              label={text('directoryId')}
              description={text('directoryIdHint')}
              constraint={text('directoryIdWhere')}
            />
            <CheckboxField
              name="enableInteroperability"
              label={text('interoperability')}
              description={text('interoperabilityHint')}
            />
          </>
        )}
      </SpaceBetween>
    </Container>
  )
}
