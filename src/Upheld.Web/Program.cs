using Upheld.Web.CommandLine;

return await Commands.RunAsync(args, Terminal.OfProcess(), CancellationToken.None);
