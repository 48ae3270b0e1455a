namespace Upheld.Figures.Headless;

/// <summary>What a headless command returns to the shell (the same for every command of Upheld).</summary>
public static class ExitCodes
{
    /// <summary>Done; also when a verdict is "missed" or a single case has an error.</summary>
    public const int Done = 0;

    /// <summary>A check that the command was asked to make failed.</summary>
    public const int CheckFailed = 1;

    /// <summary>The input is wrong; each fault is a line on the error stream.</summary>
    public const int WrongInput = 2;

    /// <summary>Something around us failed, such as a full disk or a closed pipe.</summary>
    public const int Surroundings = 3;
}
