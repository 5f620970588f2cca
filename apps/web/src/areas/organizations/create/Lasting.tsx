import Alert from '@cloudscape-design/components/alert'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { Details } from '@mailroom/ui/Details'
import { useFormContext, useWatch } from 'react-hook-form'
import { nothing } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'
import type { CreationForm } from './creation-form.ts'

/** What nobody can change after the creation, as it is in the form now. Source: ORG-10. */
export function Lasting({ hasDirectory, hasKey }: { hasDirectory: boolean; hasKey: boolean }) {
  const text = useText('organizationCreation')
  const { control } = useFormContext<CreationForm>()
  const { alias, directoryId, kmsKeyArn, enableInteroperability } = useWatch({ control })
  return (
    <Alert type="info" header={text('lasting')}>
      <SpaceBetween size="s">
        <div>{text('lastingExplanation')}</div>
        <Details
          items={[
            { label: text('alias'), value: alias || nothing },
            {
              label: text('directory'),
              value: hasDirectory ? directoryId || nothing : text('newDirectory'),
            },
            { label: text('encryption'), value: hasKey ? kmsKeyArn || nothing : text('awsKey') },
            // What is off, AWS Support can enable later.
            ...(enableInteroperability
              ? [{ label: text('interoperability'), value: text('on') }]
              : []),
          ]}
        />
      </SpaceBetween>
    </Alert>
  )
}
