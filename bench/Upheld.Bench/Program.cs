using Upheld.Bench;

// Each benchmark is a command that prints its own numbers; ./dev bench lists them.
return args switch
{
    ["http-check", .. var rest] => await HttpCheckBench.RunAsync(rest),
    ["sample-history", .. var rest] => await SampleHistoryBench.RunAsync(rest),
    ["monitors", .. var rest] => await MonitorsBench.RunAsync(rest),
    ["load", .. var rest] => await LoadBench.RunAsync(rest),
    ["ledger"] => await LedgerBench.RunAsync(sealing: false),
    ["ledger", "sealing"] => await LedgerBench.RunAsync(sealing: true), // without the durable units, which take most of the time
    ["seal"] => SealBench.Run(),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Usage: dotnet run -c Release --project bench/Upheld.Bench -- http-check [checks] [concurrency] | sample-history [monitors] | monitors [monitors] [rounds] [seconds] | load [monitors] [minutes] | ledger [sealing] | seal");
    return 2;
}
