namespace BaseWorkflows.Api.Components.Layout;

/// <summary>The number of tasks that wait for the visitor, shown in both navigations; one for each circuit.</summary>
public sealed class InboxCounter
{
    /// <summary>Told when the number has changed.</summary>
    public event EventHandler? Changed;

    /// <summary>Tasks to do now.</summary>
    public int Waiting { get; private set; }

    /// <summary>Takes a number that was just counted.</summary>
    public void Show(int waiting)
    {
        if (waiting == Waiting)
            return;
        Waiting = waiting;
        Changed?.Invoke(this, EventArgs.Empty);
    }
}
