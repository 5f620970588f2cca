import type { LintModel, LintResource } from './model.ts'
import { enabledResources, entity, type LintRule, nameOf } from './rule.ts'

function* resourcesWho(model: LintModel, is: (resource: LintResource) => boolean) {
  for (const resource of enabledResources(model)) if (is(resource)) yield entity(resource)
}

const delegatesOf = ({ delegates }: LintModel, { id }: LintResource) => delegates.get(id) ?? []

/** Rules about rooms and equipment. */
export const resourceRules: readonly LintRule[] = [
  {
    ...{ id: 'LINT-24', targets: ['M365'], severity: 'warning' },
    check: (model) =>
      resourcesWho(
        model,
        (resource) =>
          resource.bookingOptions?.autoAccept !== true && delegatesOf(model, resource).length === 0,
      ),
  },
  {
    ...{ id: 'LINT-25', targets: ['M365', 'Google'], severity: 'warning' },
    *check(model) {
      for (const resource of enabledResources(model))
        for (const { delegateId } of delegatesOf(model, resource))
          if (model.groups.has(delegateId))
            yield {
              ...{ ...entity(resource), detail: delegateId },
              values: { group: nameOf(model, delegateId) },
            }
    },
  },
  {
    ...{ id: 'LINT-34', severity: 'warning' },
    targets: ['Zoho', 'Stalwart', 'Modoboa', 'Mailu', 'Postfix', 'Fastmail', 'Proton'],
    check: (model) =>
      resourcesWho(model, ({ bookingOptions = {} }) =>
        Object.values(bookingOptions).some((each) => each === true),
      ),
  },
  {
    ...{ id: 'LINT-35', targets: ['mailcow'], severity: 'info' },
    check: (model) =>
      resourcesWho(
        model,
        ({ name, description = name, bookingOptions }) =>
          name !== description || bookingOptions?.autoDeclineConflicting === false,
      ),
  },
]
