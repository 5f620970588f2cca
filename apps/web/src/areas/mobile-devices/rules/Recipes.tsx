import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { maxMobileDeviceAccessRules } from '@mailroom/schemas/mobile-device-access-rules'
import { Can } from '../../../kit/access/Can.tsx'
import { organizationPath, useOrganizationScope } from '../../../kit/data/scope.ts'
import { AppButton } from '../../../kit/page/AppButton.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { recipeNames } from './recipes.ts'

/** The rules that AWS's guide proposes, each with its caution. Source: MDAR-13. */
export function Recipes({ count }: { count: number }) {
  const text = useText('deviceRules')
  const scope = useOrganizationScope()
  const max = maxMobileDeviceAccessRules
  return (
    <Can id="mobileDeviceAccessRules.create">
      <Container header={<Header variant="h2">{text('recipes')}</Header>}>
        <SpaceBetween size="m">
          {recipeNames.map((name) => (
            <SpaceBetween key={name} size="xxs">
              <div>{text(`caution.${name}`)}</div>
              <AppButton
                to={organizationPath(scope, `mobile-devices/rules/add?recipe=${name}`)}
                disabledReason={count < max ? undefined : text('full', { max })}
              >
                {text(`recipe.${name}`)}
              </AppButton>
            </SpaceBetween>
          ))}
        </SpaceBetween>
      </Container>
    </Can>
  )
}
