import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { OrganizationName } from '@mailroom/schemas/constraints/workmail-shapes.generated'
import { Details } from '@mailroom/ui/Details'
import { Status } from '@mailroom/ui/Status'
import { useFormContext, useWatch } from 'react-hook-form'
import { TextField } from '../../../kit/form/TextField.tsx'
import { nothing } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'
import type { CreationForm } from './creation-form.ts'
import { useDirectories } from './use-suggestions.ts'

/** The alias, with the test domain and the address of the web application that follow from it. */
export function AliasField({ hasDirectory }: { hasDirectory: boolean }) {
  const text = useText('organizationCreation')
  const { control } = useFormContext<CreationForm>()
  const alias = useWatch({ control, name: 'alias' }) ?? ''
  const directoryId = useWatch({ control, name: 'directoryId' })
  const { directories } = useDirectories({ enabled: hasDirectory })
  const directoryAlias = directories.find((each) => each.directoryId === directoryId)?.alias
  const isValid = OrganizationName.pattern.test(alias) && alias.length <= OrganizationName.max
  const host = isValid ? `${alias.toLowerCase()}.awsapps.com` : undefined
  return (
    <Container header={<Header variant="h2">{text('alias')}</Header>}>
      <SpaceBetween size="m">
        <TextField
          name="alias"
          label={text('alias')}
          description={text(hasDirectory ? 'aliasOfDirectory' : 'aliasHint')}
          constraint={text('aliasRule', { max: OrganizationName.max })}
        />
        {directoryAlias !== undefined && directoryAlias.toLowerCase() !== alias.toLowerCase() && (
          <Status type="warning">{text('otherAlias', { alias: directoryAlias })}</Status>
        )}
        <Details
          items={[
            { label: text('testDomain'), value: host ?? nothing },
            { label: text('webApp'), value: host ? `https://${host}/mail` : nothing },
          ]}
        />
      </SpaceBetween>
    </Container>
  )
}
