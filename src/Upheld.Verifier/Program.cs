using System.Text;

using Upheld.Verification;

// The first of these that is set decides, as POSIX says.
var language = new[] { "LC_ALL", "LC_MESSAGES", "LANG" }.Select(Environment.GetEnvironmentVariable).FirstOrDefault(value => !string.IsNullOrEmpty(value));
using var input = Console.OpenStandardInput();
using var output = Console.OpenStandardOutput();
using var errors = new StreamWriter(Console.OpenStandardError(), new UTF8Encoding(false)) { AutoFlush = true };
return VerifyCommand.Run(args, input, output, errors, language);
