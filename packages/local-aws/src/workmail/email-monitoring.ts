import { AwsError } from '../protocol/aws-error.ts'
import { findActiveOrganization } from './find-organization.ts'
import type { Handlers } from './handlers.ts'

export const emailMonitoring = {
  /**
   * Sends an organization's email events to a log group. Without a role, WorkMail's service-linked
   * role writes them.
   * Errors: InvalidParameterException for a log group of another Region. Every log group and role
   * of this Region exists (00-index, decision 14). Source: 06 PutEmailMonitoringConfiguration,
   * ELG-04, ELG-06.
   */
  PutEmailMonitoringConfiguration({ OrganizationId, LogGroupArn, RoleArn }, context) {
    findActiveOrganization(context, OrganizationId)
    const [, , , logRegion] = LogGroupArn.split(':')
    if (logRegion !== context.region)
      throw new AwsError(
        'InvalidParameterException',
        `The log group must be in the Region of the organization, ${context.region}.`,
      )
    context.state.emailMonitoringConfigurations.put(context.region, {
      organizationId: OrganizationId,
      logGroupArn: LogGroupArn,
      roleArn: RoleArn,
    })
    return {}
  },

  /**
   * Shows the log group of the events. Errors: ResourceNotFoundException while email monitoring is
   * disabled. Source: 06 DescribeEmailMonitoringConfiguration, ELG-01.
   */
  DescribeEmailMonitoringConfiguration({ OrganizationId }, context) {
    findActiveOrganization(context, OrganizationId)
    const configuration = context.state.emailMonitoringConfigurations.get(
      context.region,
      OrganizationId,
    )
    if (!configuration)
      throw new AwsError(
        'ResourceNotFoundException',
        `The organization ${OrganizationId} has no email monitoring configuration.`,
      )
    return { LogGroupArn: configuration.logGroupArn, RoleArn: configuration.roleArn }
  },

  /**
   * Disables email monitoring; disabling it again is no error.
   * Source: 06 DeleteEmailMonitoringConfiguration, ELG-08.
   */
  DeleteEmailMonitoringConfiguration({ OrganizationId }, context) {
    findActiveOrganization(context, OrganizationId)
    context.state.emailMonitoringConfigurations.delete(context.region, OrganizationId)
    return {}
  },
} satisfies Handlers
