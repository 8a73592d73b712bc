/**
 * Passwords of ten and more characters that lead every list of leaked ones, here and in China. Shorter ones are refused
 * by their length.
 */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set([
  '0123456789', '0987654321', '1122334455', '11223344556677', '1212121212', '1231231231', '123123123123', '1234512345',
  '1234554321', '12345654321', '123456123456', '1234567890', '12345678900', '12345678901', '1234567890-=', '1234567890a',
  '1234567890q', '123456789a', '123456789abc', '123456789q', '1234567891', '12345678910', '123456789987', '123456abcdef',
  '123456qwerty', '1234qwerasdf', '123qweasdzxc', '1314520520', '1314521521', '147258369a', '147258369147', '1qaz2wsx3edc',
  '1q2w3e4r5t', '1q2w3e4r5t6y', '1qazxsw23edc', '5201314520', '5201314521', '520520520520', '5211314521', '7758521521',
  '789456123a', '987654321a', '9876543210', 'a123456789', 'a1234567890', 'aa12345678', 'aa123456789', 'abc1234567',
  'abc123456789', 'abcd123456', 'abcd1234567', 'abcde12345', 'abcdefghij', 'abcdefg123', 'admin12345', 'admin123456',
  'adminadmin', 'administrator', 'asdfghjkl;', 'asdfghjkl1', 'asdfghjkl123', 'changeme123', 'iloveyou123', 'iloveyou1314',
  'letmein123', 'p@ssw0rd123', 'passw0rd123', 'password01', 'password10', 'password11', 'password12', 'password123',
  'password1234', 'password12345', 'password123456', 'passwordpassword', 'q123456789', 'q1w2e3r4t5', 'q1w2e3r4t5y6',
  'qazwsxedc1', 'qazwsxedc123', 'qazwsxedcrfv', 'qq123456789', 'qwe1234567', 'qwer123456', 'qwerasdfzxcv', 'qwerty1234',
  'qwerty12345', 'qwerty123456', 'qwertyuiop', 'qwertyuiop1', 'qwertyuiop123', 'qwertyuiop[]', 'w123456789', 'wang123456',
  'welcome123', 'woaini1314', 'woaini1314520', 'woaini520520', 'woaini521521', 'xiaoming123', 'z123456789', 'zhang123456',
  'zxcvbnm,./', 'zxcvbnm123', 'zxcvbnm1234', 'zxcvbnm123456', 'zz123456789', 'tributary123', 'tributary2026', 'baichuan123',
]);
