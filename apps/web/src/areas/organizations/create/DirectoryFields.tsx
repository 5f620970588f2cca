import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import RadioGroup from '@cloudscape-design/components/radio-group'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useEffect } from 'react'
import { useFormContext, useWatch } from 'react-hook-form'
import { CheckboxField } from '../../../kit/form/CheckboxField.tsx'
import { SuggestField } from '../../../kit/form/SuggestField.tsx'
import { useText } from '../../../kit/words/texts.ts'
import type { CreationForm } from './creation-form.ts'
import { useDirectories } from './use-suggestions.ts'

type Props = { isExisting: boolean; onChoose: (isExisting: boolean) => void }

/**
 * The choice of the user directory; interoperability needs one that exists. Source: ORG-10, ORG-15,
 * INTEROP-05.
 */
export function DirectoryFields({ isExisting, onChoose }: Props) {
  const text = useText('organizationCreation')
  const { control, getValues, setValue, unregister } = useFormContext<CreationForm>()
  const directoryId = useWatch({ control, name: 'directoryId' })
  const { directories, suggestions } = useDirectories({ enabled: isExisting })
  const chosen = directories.find((each) => each.directoryId === directoryId)
  // Of a directory that AWS does not list here, only AWS knows what it is.
  const mayInteroperate = chosen?.type === undefined || chosen.type === 'ADConnector'
  const takeAlias = (id: string) => {
    const { alias } = directories.find((each) => each.directoryId === id) ?? {}
    if (alias !== undefined && !getValues('alias'))
      setValue('alias', alias, { shouldDirty: true, shouldValidate: true })
  }
  useEffect(() => {
    if (!mayInteroperate) unregister('enableInteroperability')
  }, [mayInteroperate, unregister])
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
            <SuggestField
              name="directoryId"
              label={text('directoryId')}
              description={text('directoryIdHint')}
              constraint={text('directoryIdWhere')}
              suggestions={suggestions}
              onChosen={takeAlias}
            />
            {mayInteroperate ? (
              <CheckboxField
                name="enableInteroperability"
                label={text('interoperability')}
                description={text('interoperabilityHint')}
              />
            ) : (
              <div>{text('noInteroperability')}</div>
            )}
          </>
        )}
      </SpaceBetween>
    </Container>
  )
}
