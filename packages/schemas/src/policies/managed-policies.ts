import type { PolicyDocument } from './policy-document.ts'

/** Returns actions of a service: `of('ds', 'CheckAlias CreateAlias')`. */
function of(service: string, names: string): string[] {
  return names.split(' ').map((name) => `${service}:${name}`)
}

const fullAccess: PolicyDocument = {
  Version: '2012-10-17',
  Statement: [
    {
      ...{ Sid: 'WorkMailAdministration', Effect: 'Allow' },
      Action: [
        ...of('ds', 'AuthorizeApplication CheckAlias CreateAlias CreateDirectory'),
        ...of('ds', 'CreateIdentityPoolDirectory DeleteDirectory DescribeDirectories'),
        ...of('ds', 'GetDirectoryLimits ListAuthorizedApplications UnauthorizeApplication'),
        ...of('ec2', 'AuthorizeSecurityGroupEgress AuthorizeSecurityGroupIngress'),
        ...of('ec2', 'CreateNetworkInterface CreateSecurityGroup CreateSubnet CreateTags'),
        ...of('ec2', 'CreateVpc DeleteSecurityGroup DeleteSubnet DeleteVpc'),
        ...of('ec2', 'DescribeAvailabilityZones DescribeRouteTables DescribeSubnets'),
        ...of('ec2', 'DescribeVpcs RevokeSecurityGroupEgress RevokeSecurityGroupIngress'),
        ...of('kms', 'DescribeKey ListAliases'),
        'lambda:ListFunctions',
        ...of('route53', 'ChangeResourceRecordSets ListHostedZones ListResourceRecordSets'),
        'route53:GetHostedZone',
        ...of('route53domains', 'CheckDomainAvailability ListDomains'),
        ...['ses:*', 'workmail:*', 'iam:ListRoles'],
        ...of('logs', 'DescribeLogGroups CreateLogGroup PutRetentionPolicy'),
        ...of('logs', 'DeleteDeliveryDestination DeleteDeliveryDestinationPolicy'),
        ...of('logs', 'DescribeDeliveryDestinations GetDeliveryDestination'),
        ...of('logs', 'GetDeliveryDestinationPolicy PutDeliveryDestination'),
        ...of('logs', 'PutDeliveryDestinationPolicy CreateDelivery DeleteDelivery'),
        ...of('logs', 'DescribeDeliveries GetDelivery DeleteDeliverySource'),
        ...of('logs', 'DescribeDeliverySources GetDeliverySource PutDeliverySource'),
        ...['logs:DescribeResourcePolicies', 'cloudwatch:GetMetricData'],
        ...of('firehose', 'DescribeDeliveryStream ListDeliveryStreams'),
        's3:ListAllMyBuckets',
      ],
      Resource: '*',
    },
    {
      ...{ Sid: 'AuditLogDeliveryThroughCWLogs', Effect: 'Allow' },
      Action: [
        ...['firehose:TagDeliveryStream', 'logs:PutResourcePolicy'],
        ...of('s3', 'GetBucketPolicy PutBucketPolicy'),
      ],
      Resource: '*',
      Condition: { StringEquals: { 'aws:CalledViaLast': 'logs.amazonaws.com' } },
    },
    {
      ...{ Sid: 'InboundOutboundEmailEventsLink', Effect: 'Allow' },
      ...{ Action: ['iam:CreateServiceLinkedRole'], Resource: '*' },
      Condition: { StringEquals: { 'iam:AWSServiceName': 'events.workmail.amazonaws.com' } },
    },
    {
      ...{ Sid: 'AuditLoggingLink', Effect: 'Allow' },
      ...{ Action: ['iam:CreateServiceLinkedRole'], Resource: '*' },
      Condition: { StringEquals: { 'iam:AWSServiceName': 'delivery.logs.amazonaws.com' } },
    },
    {
      ...{ Sid: 'InboundOutboundEmailEventsUnlink', Effect: 'Allow' },
      Action: of('iam', 'DeleteServiceLinkedRole GetServiceLinkedRoleDeletionStatus'),
      Resource:
        'arn:aws:iam::*:role/aws-service-role/events.workmail.amazonaws.com/AWSServiceRoleForAmazonWorkMailEvents*',
    },
    {
      ...{ Sid: 'InboundOutboundEmailEventsAuth', Effect: 'Allow' },
      ...{ Action: ['iam:PassRole'], Resource: 'arn:aws:iam::*:role/*workmail*' },
      Condition: { StringLike: { 'iam:PassedToService': 'events.workmail.amazonaws.com' } },
    },
  ],
}

const readOnlyAccess: PolicyDocument = {
  Version: '2012-10-17',
  Statement: [
    {
      ...{ Sid: 'WorkMailReadOnly', Effect: 'Allow' },
      Action: [
        ...of('ses', 'Describe* Get*'),
        ...of('workmail', 'Describe* Get* List* Search*'),
        ...['lambda:ListFunctions', 'iam:ListRoles', 'logs:DescribeLogGroups'],
        ...of('logs', 'DescribeDeliveryDestinations GetDeliveryDestination'),
        ...of('logs', 'GetDeliveryDestinationPolicy DescribeDeliveries DescribeDeliverySources'),
        ...of('logs', 'GetDelivery GetDeliverySource'),
        'cloudwatch:GetMetricData',
      ],
      Resource: '*',
    },
  ],
}

/**
 * Amazon's managed policies for WorkMail, by name, each with the actions that it lacks for what its
 * name promises. AWS adds to them and never removes; nobody can edit them. Source: POL-01, POL-02,
 * POL-05 to POL-07.
 */
export const managedPolicies = {
  AmazonWorkMailFullAccess: {
    document: fullAccess,
    lacks: [
      // For audit logs into S3 in the AWS console. Source: POL-05.
      ...of('s3', 'ListBucket GetBucketLocation'),
      // For organizations with keys of their own. Source: KMS-08.
      ...of('kms', 'Encrypt Decrypt CreateGrant'),
      // For the clean-up after event logging. Source: SLR-07.
      'logs:DeleteLogGroup',
    ],
  },
  AmazonWorkMailReadOnlyAccess: {
    document: readOnlyAccess,
    // Source: POL-06.
    lacks: [
      ...of('logs', 'StartQuery StopQuery GetQueryResults FilterLogEvents GetLogEvents'),
      ...['logs:DescribeResourcePolicies', 'cloudtrail:LookupEvents'],
      ...of('cloudwatch', 'ListMetrics DescribeAlarms'),
      ...['ses:List*', 'kms:DescribeKey', 'kms:ListGrants', 'iam:GetRole'],
      ...['ds:DescribeDirectories', 's3:ListAllMyBuckets', 'firehose:ListDeliveryStreams'],
      ...of('workmail', 'TestAvailabilityConfiguration AssumeImpersonationRole'),
    ],
  },
} as const satisfies Record<string, { document: PolicyDocument; lacks: readonly string[] }>
export const managedPolicyNames = [
  'AmazonWorkMailFullAccess',
  'AmazonWorkMailReadOnlyAccess',
] as const satisfies readonly (keyof typeof managedPolicies)[]

/** When AWS changed both policies last, and since when it tells. Source: POL-07. */
export const managedPoliciesChanged = { last: '2024-02-14', trackedSince: '2021-03-01' } as const

export function managedPolicyArn(name: string): string {
  return `arn:aws:iam::aws:policy/${name}`
}
