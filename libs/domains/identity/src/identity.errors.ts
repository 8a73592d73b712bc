import { defineErrors } from '@tributary/kernel';

export const identityErrors = defineErrors('identity', {
  signInRefused: { status: 401, zh: '账号或密码不正确。', en: 'The account or the password is wrong.' },
  accountLocked: {
    status: 429,
    zh: '密码连续输错，账号已暂时锁定，请在 {seconds} 秒后重试。',
    en: 'Too many wrong passwords: the account is locked for now. Try again in {seconds} seconds.',
  },
  passwordChangeNeeded: { status: 403, zh: '请先修改初始密码。', en: 'Please change your password first.' },
  currentPasswordWrong: { status: 422, zh: '当前密码不正确。', en: 'The current password is wrong.' },
  passwordTooShort: { status: 422, zh: '密码至少需要 {length} 个字符。', en: 'A password needs at least {length} characters.' },
  passwordTooLong: { status: 422, zh: '密码最多 {length} 个字符。', en: 'A password has at most {length} characters.' },
  passwordIsAccount: { status: 422, zh: '密码不能包含账号名。', en: 'The password must not contain the account name.' },
  passwordTooCommon: { status: 422, zh: '这个密码太常见，容易被猜到。', en: 'This password is too common and easy to guess.' },
  passwordUnchanged: { status: 422, zh: '新密码不能与当前密码相同。', en: 'The new password must differ from the current one.' },
  mailAddressInvalid: { status: 422, zh: '“{email}”不是有效的邮箱地址。', en: '“{email}” is no mail address.' },
  accountTaken: { status: 409, zh: '账号 {account} 已存在。', en: 'The account {account} exists already.' },
  roleUnknown: { status: 422, zh: '没有这个角色：{role}', en: 'There is no such role: {role}' },
  roleOfOtherKind: { status: 422, zh: '角色 {role} 不适用于该组织的用户。', en: 'The role {role} is not for users of this organisation.' },
  roleBeyondOwn: { status: 403, zh: '不能授予您自己没有的权限（角色 {role}）。', en: 'You cannot grant rights that you do not have (role {role}).' },
  ownAccount: { status: 409, zh: '不能停用自己的账号或修改自己的角色。', en: 'You cannot disable yourself or change your own roles.' },
  groupCodeTaken: { status: 409, zh: '该维度已有代码为 {code} 的权限组。', en: 'This dimension has a group with the code {code} already.' },
  groupGranted: {
    status: 409,
    zh: '权限组“{name}”还授予 {count} 个对象，删除后他们将失去它。请确认后再删除。',
    en: 'The group “{name}” is still granted to {count}; they would lose it. Confirm to delete it.',
  },
  groupOfEverything: { status: 409, zh: '“{name}”包含本维度的全部内容，不能单独增减成员。', en: '“{name}” shows everything of its dimension: it names nothing one by one.' },
  groupOfOtherKind: { status: 422, zh: '这个维度的权限组不能包含此类成员（{kind}）。', en: 'Groups of this dimension cannot name members of this kind ({kind}).' },
  everythingToDealer: {
    status: 422,
    zh: '“全部”类权限组只能授予总部人员，不能授予经销商（{name}）。',
    en: 'What shows everything is for people of head office, not for dealers ({name}).',
  },
  lastEverything: {
    status: 409,
    zh: '这是最后一个让管理员看到本维度全部内容的授权，不能取消。',
    en: 'This is the last grant that shows an administrator everything of this dimension; it must remain.',
  },
  actingAlready: { status: 409, zh: '您正在代 {dealer} 操作，请先结束。', en: 'You are acting for {dealer} already: end that first.' },
  actingOver: {
    status: 403,
    zh: '您不能再代 {dealer} 操作：它已关闭、不在您的范围内，或您不再有此权限。请结束代办。',
    en: 'You can no longer act for {dealer}: it was closed, has left your range, or you lost the permission. Please end it.',
  },
  actingDealerClosed: { status: 409, zh: '{dealer} 已关闭，不能代其操作。', en: '{dealer} is closed: nobody can act for it.' },
  lastAdministrator: { status: 409, zh: '这是最后一位管理员，不能停用或撤销其角色。', en: 'This is the last administrator and must remain one.' },
});
