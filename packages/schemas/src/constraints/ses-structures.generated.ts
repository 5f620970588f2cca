// Made by tools/generate-constraints.ts from the service model ses-2010-12-01.json
// (sha256 c88ad69d9ed83b140577907c4e32275722cee549037f58ad24a226550b61f86a). Do not edit.

export const collections = {
  AddressList: { type: 'list', item: 'Address' },
  BouncedRecipientInfoList: { type: 'list', item: 'BouncedRecipientInfo' },
  BulkEmailDestinationList: { type: 'list', item: 'BulkEmailDestination' },
  CloudWatchDimensionConfigurations: { type: 'list', item: 'CloudWatchDimensionConfiguration' },
  ConfigurationSetAttributeList: { type: 'list', item: 'ConfigurationSetAttribute' },
  EventTypes: { type: 'list', item: 'EventType' },
  ExtensionFieldList: { type: 'list', item: 'ExtensionField' },
  IdentityList: { type: 'list', item: 'Identity' },
  MessageTagList: { type: 'list', item: 'MessageTag' },
  PolicyNameList: { type: 'list', item: 'PolicyName' },
  ReceiptActionsList: { type: 'list', item: 'ReceiptAction' },
  ReceiptRuleNamesList: { type: 'list', item: 'ReceiptRuleName' },
  RecipientsList: { type: 'list', item: 'Recipient' },
} as const

export const structures = {
  AddHeaderAction: {
    HeaderName: { shape: 'HeaderName', required: true },
    HeaderValue: { shape: 'HeaderValue', required: true },
  },
  Body: {
    Text: { shape: 'Content' },
    Html: { shape: 'Content' },
  },
  BounceAction: {
    TopicArn: { shape: 'AmazonResourceName' },
    SmtpReplyCode: { shape: 'BounceSmtpReplyCode', required: true },
    StatusCode: { shape: 'BounceStatusCode' },
    Message: { shape: 'BounceMessage', required: true },
    Sender: { shape: 'Address', required: true },
  },
  BouncedRecipientInfo: {
    Recipient: { shape: 'Address', required: true },
    RecipientArn: { shape: 'AmazonResourceName' },
    BounceType: { shape: 'BounceType' },
    RecipientDsnFields: { shape: 'RecipientDsnFields' },
  },
  BulkEmailDestination: {
    Destination: { shape: 'Destination', required: true },
    ReplacementTags: { shape: 'MessageTagList' },
    ReplacementTemplateData: { shape: 'TemplateData' },
  },
  CloneReceiptRuleSetRequest: {
    RuleSetName: { shape: 'ReceiptRuleSetName', required: true },
    OriginalRuleSetName: { shape: 'ReceiptRuleSetName', required: true },
  },
  CloudWatchDestination: {
    DimensionConfigurations: { shape: 'CloudWatchDimensionConfigurations', required: true },
  },
  CloudWatchDimensionConfiguration: {
    DimensionName: { shape: 'DimensionName', required: true },
    DimensionValueSource: { shape: 'DimensionValueSource', required: true },
    DefaultDimensionValue: { shape: 'DefaultDimensionValue', required: true },
  },
  ConfigurationSet: {
    Name: { shape: 'ConfigurationSetName', required: true },
  },
  ConnectAction: {
    InstanceARN: { shape: 'ConnectInstanceArn', required: true },
    IAMRoleARN: { shape: 'IAMRoleARN', required: true },
  },
  Content: {
    Data: { shape: 'MessageData', required: true },
    Charset: { shape: 'Charset' },
  },
  CreateConfigurationSetEventDestinationRequest: {
    ConfigurationSetName: { shape: 'ConfigurationSetName', required: true },
    EventDestination: { shape: 'EventDestination', required: true },
  },
  CreateConfigurationSetRequest: {
    ConfigurationSet: { shape: 'ConfigurationSet', required: true },
  },
  CreateConfigurationSetTrackingOptionsRequest: {
    ConfigurationSetName: { shape: 'ConfigurationSetName', required: true },
    TrackingOptions: { shape: 'TrackingOptions', required: true },
  },
  CreateCustomVerificationEmailTemplateRequest: {
    TemplateName: { shape: 'TemplateName', required: true },
    FromEmailAddress: { shape: 'FromAddress', required: true },
    TemplateSubject: { shape: 'Subject', required: true },
    TemplateContent: { shape: 'TemplateContent', required: true },
    SuccessRedirectionURL: { shape: 'SuccessRedirectionURL', required: true },
    FailureRedirectionURL: { shape: 'FailureRedirectionURL', required: true },
  },
  CreateReceiptFilterRequest: {
    Filter: { shape: 'ReceiptFilter', required: true },
  },
  CreateReceiptRuleRequest: {
    RuleSetName: { shape: 'ReceiptRuleSetName', required: true },
    After: { shape: 'ReceiptRuleName' },
    Rule: { shape: 'ReceiptRule', required: true },
  },
  CreateReceiptRuleSetRequest: {
    RuleSetName: { shape: 'ReceiptRuleSetName', required: true },
  },
  CreateTemplateRequest: {
    Template: { shape: 'Template', required: true },
  },
  DeleteConfigurationSetEventDestinationRequest: {
    ConfigurationSetName: { shape: 'ConfigurationSetName', required: true },
    EventDestinationName: { shape: 'EventDestinationName', required: true },
  },
  DeleteConfigurationSetRequest: {
    ConfigurationSetName: { shape: 'ConfigurationSetName', required: true },
  },
  DeleteConfigurationSetTrackingOptionsRequest: {
    ConfigurationSetName: { shape: 'ConfigurationSetName', required: true },
  },
  DeleteCustomVerificationEmailTemplateRequest: {
    TemplateName: { shape: 'TemplateName', required: true },
  },
  DeleteIdentityPolicyRequest: {
    Identity: { shape: 'Identity', required: true },
    PolicyName: { shape: 'PolicyName', required: true },
  },
  DeleteIdentityRequest: {
    Identity: { shape: 'Identity', required: true },
  },
  DeleteReceiptFilterRequest: {
    FilterName: { shape: 'ReceiptFilterName', required: true },
  },
  DeleteReceiptRuleRequest: {
    RuleSetName: { shape: 'ReceiptRuleSetName', required: true },
    RuleName: { shape: 'ReceiptRuleName', required: true },
  },
  DeleteReceiptRuleSetRequest: {
    RuleSetName: { shape: 'ReceiptRuleSetName', required: true },
  },
  DeleteTemplateRequest: {
    TemplateName: { shape: 'TemplateName', required: true },
  },
  DeleteVerifiedEmailAddressRequest: {
    EmailAddress: { shape: 'Address', required: true },
  },
  DeliveryOptions: {
    TlsPolicy: { shape: 'TlsPolicy' },
  },
  DescribeActiveReceiptRuleSetRequest: {},
  DescribeConfigurationSetRequest: {
    ConfigurationSetName: { shape: 'ConfigurationSetName', required: true },
    ConfigurationSetAttributeNames: { shape: 'ConfigurationSetAttributeList' },
  },
  DescribeReceiptRuleRequest: {
    RuleSetName: { shape: 'ReceiptRuleSetName', required: true },
    RuleName: { shape: 'ReceiptRuleName', required: true },
  },
  DescribeReceiptRuleSetRequest: {
    RuleSetName: { shape: 'ReceiptRuleSetName', required: true },
  },
  Destination: {
    ToAddresses: { shape: 'AddressList' },
    CcAddresses: { shape: 'AddressList' },
    BccAddresses: { shape: 'AddressList' },
  },
  EventDestination: {
    Name: { shape: 'EventDestinationName', required: true },
    Enabled: { shape: 'Enabled' },
    MatchingEventTypes: { shape: 'EventTypes', required: true },
    KinesisFirehoseDestination: { shape: 'KinesisFirehoseDestination' },
    CloudWatchDestination: { shape: 'CloudWatchDestination' },
    SNSDestination: { shape: 'SNSDestination' },
  },
  ExtensionField: {
    Name: { shape: 'ExtensionFieldName', required: true },
    Value: { shape: 'ExtensionFieldValue', required: true },
  },
  GetCustomVerificationEmailTemplateRequest: {
    TemplateName: { shape: 'TemplateName', required: true },
  },
  GetIdentityDkimAttributesRequest: {
    Identities: { shape: 'IdentityList', required: true },
  },
  GetIdentityMailFromDomainAttributesRequest: {
    Identities: { shape: 'IdentityList', required: true },
  },
  GetIdentityNotificationAttributesRequest: {
    Identities: { shape: 'IdentityList', required: true },
  },
  GetIdentityPoliciesRequest: {
    Identity: { shape: 'Identity', required: true },
    PolicyNames: { shape: 'PolicyNameList', required: true },
  },
  GetIdentityVerificationAttributesRequest: {
    Identities: { shape: 'IdentityList', required: true },
  },
  GetTemplateRequest: {
    TemplateName: { shape: 'TemplateName', required: true },
  },
  KinesisFirehoseDestination: {
    IAMRoleARN: { shape: 'AmazonResourceName', required: true },
    DeliveryStreamARN: { shape: 'AmazonResourceName', required: true },
  },
  LambdaAction: {
    TopicArn: { shape: 'AmazonResourceName' },
    FunctionArn: { shape: 'AmazonResourceName', required: true },
    InvocationType: { shape: 'InvocationType' },
  },
  ListConfigurationSetsRequest: {
    NextToken: { shape: 'NextToken' },
    MaxItems: { shape: 'MaxItems' },
  },
  ListCustomVerificationEmailTemplatesRequest: {
    NextToken: { shape: 'NextToken' },
    MaxResults: { shape: 'MaxResults' },
  },
  ListIdentitiesRequest: {
    IdentityType: { shape: 'IdentityType' },
    NextToken: { shape: 'NextToken' },
    MaxItems: { shape: 'MaxItems' },
  },
  ListIdentityPoliciesRequest: {
    Identity: { shape: 'Identity', required: true },
  },
  ListReceiptFiltersRequest: {},
  ListReceiptRuleSetsRequest: {
    NextToken: { shape: 'NextToken' },
  },
  ListTemplatesRequest: {
    NextToken: { shape: 'NextToken' },
    MaxItems: { shape: 'MaxItems' },
  },
  Message: {
    Subject: { shape: 'Content', required: true },
    Body: { shape: 'Body', required: true },
  },
  MessageDsn: {
    ReportingMta: { shape: 'ReportingMta', required: true },
    ArrivalDate: { shape: 'ArrivalDate' },
    ExtensionFields: { shape: 'ExtensionFieldList' },
  },
  MessageTag: {
    Name: { shape: 'MessageTagName', required: true },
    Value: { shape: 'MessageTagValue', required: true },
  },
  PutConfigurationSetDeliveryOptionsRequest: {
    ConfigurationSetName: { shape: 'ConfigurationSetName', required: true },
    DeliveryOptions: { shape: 'DeliveryOptions' },
  },
  PutIdentityPolicyRequest: {
    Identity: { shape: 'Identity', required: true },
    PolicyName: { shape: 'PolicyName', required: true },
    Policy: { shape: 'Policy', required: true },
  },
  RawMessage: {
    Data: { shape: 'RawMessageData', required: true },
  },
  ReceiptAction: {
    S3Action: { shape: 'S3Action' },
    BounceAction: { shape: 'BounceAction' },
    WorkmailAction: { shape: 'WorkmailAction' },
    LambdaAction: { shape: 'LambdaAction' },
    StopAction: { shape: 'StopAction' },
    AddHeaderAction: { shape: 'AddHeaderAction' },
    SNSAction: { shape: 'SNSAction' },
    ConnectAction: { shape: 'ConnectAction' },
  },
  ReceiptFilter: {
    Name: { shape: 'ReceiptFilterName', required: true },
    IpFilter: { shape: 'ReceiptIpFilter', required: true },
  },
  ReceiptIpFilter: {
    Policy: { shape: 'ReceiptFilterPolicy', required: true },
    Cidr: { shape: 'Cidr', required: true },
  },
  ReceiptRule: {
    Name: { shape: 'ReceiptRuleName', required: true },
    Enabled: { shape: 'Enabled' },
    TlsPolicy: { shape: 'TlsPolicy' },
    Recipients: { shape: 'RecipientsList' },
    Actions: { shape: 'ReceiptActionsList' },
    ScanEnabled: { shape: 'Enabled' },
  },
  RecipientDsnFields: {
    FinalRecipient: { shape: 'Address' },
    Action: { shape: 'DsnAction', required: true },
    RemoteMta: { shape: 'RemoteMta' },
    Status: { shape: 'DsnStatus', required: true },
    DiagnosticCode: { shape: 'DiagnosticCode' },
    LastAttemptDate: { shape: 'LastAttemptDate' },
    ExtensionFields: { shape: 'ExtensionFieldList' },
  },
  ReorderReceiptRuleSetRequest: {
    RuleSetName: { shape: 'ReceiptRuleSetName', required: true },
    RuleNames: { shape: 'ReceiptRuleNamesList', required: true },
  },
  S3Action: {
    TopicArn: { shape: 'AmazonResourceName' },
    BucketName: { shape: 'S3BucketName', required: true },
    ObjectKeyPrefix: { shape: 'S3KeyPrefix' },
    KmsKeyArn: { shape: 'AmazonResourceName' },
    IamRoleArn: { shape: 'IAMRoleARN' },
  },
  SNSAction: {
    TopicArn: { shape: 'AmazonResourceName', required: true },
    Encoding: { shape: 'SNSActionEncoding' },
  },
  SNSDestination: {
    TopicARN: { shape: 'AmazonResourceName', required: true },
  },
  SendBounceRequest: {
    OriginalMessageId: { shape: 'MessageId', required: true },
    BounceSender: { shape: 'Address', required: true },
    Explanation: { shape: 'Explanation' },
    MessageDsn: { shape: 'MessageDsn' },
    BouncedRecipientInfoList: { shape: 'BouncedRecipientInfoList', required: true },
    BounceSenderArn: { shape: 'AmazonResourceName' },
  },
  SendBulkTemplatedEmailRequest: {
    Source: { shape: 'Address', required: true },
    SourceArn: { shape: 'AmazonResourceName' },
    ReplyToAddresses: { shape: 'AddressList' },
    ReturnPath: { shape: 'Address' },
    ReturnPathArn: { shape: 'AmazonResourceName' },
    ConfigurationSetName: { shape: 'ConfigurationSetName' },
    DefaultTags: { shape: 'MessageTagList' },
    Template: { shape: 'TemplateName', required: true },
    TemplateArn: { shape: 'AmazonResourceName' },
    DefaultTemplateData: { shape: 'TemplateData', required: true },
    Destinations: { shape: 'BulkEmailDestinationList', required: true },
  },
  SendCustomVerificationEmailRequest: {
    EmailAddress: { shape: 'Address', required: true },
    TemplateName: { shape: 'TemplateName', required: true },
    ConfigurationSetName: { shape: 'ConfigurationSetName' },
  },
  SendEmailRequest: {
    Source: { shape: 'Address', required: true },
    Destination: { shape: 'Destination', required: true },
    Message: { shape: 'Message', required: true },
    ReplyToAddresses: { shape: 'AddressList' },
    ReturnPath: { shape: 'Address' },
    SourceArn: { shape: 'AmazonResourceName' },
    ReturnPathArn: { shape: 'AmazonResourceName' },
    Tags: { shape: 'MessageTagList' },
    ConfigurationSetName: { shape: 'ConfigurationSetName' },
  },
  SendRawEmailRequest: {
    Source: { shape: 'Address' },
    Destinations: { shape: 'AddressList' },
    RawMessage: { shape: 'RawMessage', required: true },
    FromArn: { shape: 'AmazonResourceName' },
    SourceArn: { shape: 'AmazonResourceName' },
    ReturnPathArn: { shape: 'AmazonResourceName' },
    Tags: { shape: 'MessageTagList' },
    ConfigurationSetName: { shape: 'ConfigurationSetName' },
  },
  SendTemplatedEmailRequest: {
    Source: { shape: 'Address', required: true },
    Destination: { shape: 'Destination', required: true },
    ReplyToAddresses: { shape: 'AddressList' },
    ReturnPath: { shape: 'Address' },
    SourceArn: { shape: 'AmazonResourceName' },
    ReturnPathArn: { shape: 'AmazonResourceName' },
    Tags: { shape: 'MessageTagList' },
    ConfigurationSetName: { shape: 'ConfigurationSetName' },
    Template: { shape: 'TemplateName', required: true },
    TemplateArn: { shape: 'AmazonResourceName' },
    TemplateData: { shape: 'TemplateData', required: true },
  },
  SetActiveReceiptRuleSetRequest: {
    RuleSetName: { shape: 'ReceiptRuleSetName' },
  },
  SetIdentityDkimEnabledRequest: {
    Identity: { shape: 'Identity', required: true },
    DkimEnabled: { shape: 'Enabled' },
  },
  SetIdentityFeedbackForwardingEnabledRequest: {
    Identity: { shape: 'Identity', required: true },
    ForwardingEnabled: { shape: 'Enabled' },
  },
  SetIdentityHeadersInNotificationsEnabledRequest: {
    Identity: { shape: 'Identity', required: true },
    NotificationType: { shape: 'NotificationType', required: true },
    Enabled: { shape: 'Enabled' },
  },
  SetIdentityMailFromDomainRequest: {
    Identity: { shape: 'Identity', required: true },
    MailFromDomain: { shape: 'MailFromDomainName' },
    BehaviorOnMXFailure: { shape: 'BehaviorOnMXFailure' },
  },
  SetIdentityNotificationTopicRequest: {
    Identity: { shape: 'Identity', required: true },
    NotificationType: { shape: 'NotificationType', required: true },
    SnsTopic: { shape: 'NotificationTopic' },
  },
  SetReceiptRulePositionRequest: {
    RuleSetName: { shape: 'ReceiptRuleSetName', required: true },
    RuleName: { shape: 'ReceiptRuleName', required: true },
    After: { shape: 'ReceiptRuleName' },
  },
  StopAction: {
    Scope: { shape: 'StopScope', required: true },
    TopicArn: { shape: 'AmazonResourceName' },
  },
  Template: {
    TemplateName: { shape: 'TemplateName', required: true },
    SubjectPart: { shape: 'SubjectPart' },
    TextPart: { shape: 'TextPart' },
    HtmlPart: { shape: 'HtmlPart' },
  },
  TestRenderTemplateRequest: {
    TemplateName: { shape: 'TemplateName', required: true },
    TemplateData: { shape: 'TemplateData', required: true },
  },
  TrackingOptions: {
    CustomRedirectDomain: { shape: 'CustomRedirectDomain' },
  },
  UpdateAccountSendingEnabledRequest: {
    Enabled: { shape: 'Enabled' },
  },
  UpdateConfigurationSetEventDestinationRequest: {
    ConfigurationSetName: { shape: 'ConfigurationSetName', required: true },
    EventDestination: { shape: 'EventDestination', required: true },
  },
  UpdateConfigurationSetReputationMetricsEnabledRequest: {
    ConfigurationSetName: { shape: 'ConfigurationSetName', required: true },
    Enabled: { shape: 'Enabled' },
  },
  UpdateConfigurationSetSendingEnabledRequest: {
    ConfigurationSetName: { shape: 'ConfigurationSetName', required: true },
    Enabled: { shape: 'Enabled' },
  },
  UpdateConfigurationSetTrackingOptionsRequest: {
    ConfigurationSetName: { shape: 'ConfigurationSetName', required: true },
    TrackingOptions: { shape: 'TrackingOptions', required: true },
  },
  UpdateCustomVerificationEmailTemplateRequest: {
    TemplateName: { shape: 'TemplateName', required: true },
    FromEmailAddress: { shape: 'FromAddress' },
    TemplateSubject: { shape: 'Subject' },
    TemplateContent: { shape: 'TemplateContent' },
    SuccessRedirectionURL: { shape: 'SuccessRedirectionURL' },
    FailureRedirectionURL: { shape: 'FailureRedirectionURL' },
  },
  UpdateReceiptRuleRequest: {
    RuleSetName: { shape: 'ReceiptRuleSetName', required: true },
    Rule: { shape: 'ReceiptRule', required: true },
  },
  UpdateTemplateRequest: {
    Template: { shape: 'Template', required: true },
  },
  VerifyDomainDkimRequest: {
    Domain: { shape: 'Domain', required: true },
  },
  VerifyDomainIdentityRequest: {
    Domain: { shape: 'Domain', required: true },
  },
  VerifyEmailAddressRequest: {
    EmailAddress: { shape: 'Address', required: true },
  },
  VerifyEmailIdentityRequest: {
    EmailAddress: { shape: 'Address', required: true },
  },
  WorkmailAction: {
    TopicArn: { shape: 'AmazonResourceName' },
    OrganizationArn: { shape: 'AmazonResourceName', required: true },
  },
} as const
