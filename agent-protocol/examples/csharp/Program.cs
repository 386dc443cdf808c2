// An agent who logs in, gets ready, answers one call and logs out when it is over. Written from PROTOCOL.md.
//     dotnet run -- HOST PORT USER PASSWORD SWITCH STATION
using System.Buffers.Binary;
using System.Net.Sockets;
using Google.Protobuf;
using Strowger.Agent.V1;

using var agent = new Agent(args[0], int.Parse(args[1]));
await agent.LogIn(args[2], args[3]);
await agent.Request(new Command { LogOn = new CommandLogOn { SwitchName = args[4], Station = args[5] } });
await agent.Request(new Command { SetReady = new CommandSetReady() });
Console.WriteLine("ready");
var call = (await agent.AwaitPush(Push.VariantOneofCase.CallOffered)).CallOffered.Call;
Console.WriteLine($"a call from {call.Ani} for {call.Skill}");
await agent.Request(new Command { AnswerCall = new CommandAnswerCall { Call = call.Call } });
Console.WriteLine("talking");
await agent.AwaitPush(Push.VariantOneofCase.CallEnded);
await agent.Request(new Command { LogOff = new CommandLogOff() });
await agent.LogOut();
Console.WriteLine("logged out");

sealed class Agent(string host, int port) : IDisposable
{
    private readonly NetworkStream stream = new TcpClient(host, port).GetStream();
    private readonly SemaphoreSlim sending = new(1);
    private readonly List<Push> pushes = []; // In their order; what is waited for may come behind something else.
    private long lastRequest;
    private Timer? heartbeats;

    private async Task Send(ClientMessage message)
    {
        // Section 2: the length, most significant byte first, then the message.
        var frame = new byte[4 + message.CalculateSize()];
        BinaryPrimitives.WriteInt32BigEndian(frame, frame.Length - 4);
        message.WriteTo(frame.AsSpan(4));
        await sending.WaitAsync();
        try { await stream.WriteAsync(frame); } finally { sending.Release(); }
    }

    private async Task<ServerMessage> Receive()
    {
        var length = new byte[4];
        await stream.ReadExactlyAsync(length);
        var bytes = new byte[BinaryPrimitives.ReadInt32BigEndian(length)];
        await stream.ReadExactlyAsync(bytes);
        var message = ServerMessage.Parser.ParseFrom(bytes);
        if (message.Refused is { } refused) throw new Exception($"{refused.Name}: {refused.Sentence} {refused.Detail}");
        if (message.Closing is { } end && end.Name != "CLIENT_CLOSED") throw new Exception($"{end.Name}: {end.Sentence}");
        if (message.Pushed is { } pushed)
        {
            pushes.Add(pushed.Push);
            // Section 8: said at once, which is more often than must be.
            await Send(new ClientMessage { Acknowledge = new ClientMessageAcknowledge { Sequence = pushed.Sequence } });
        }
        return message;
    }

    private async Task Await(Predicate<ServerMessage> wanted)
    {
        while (!wanted(await Receive())) { }
    }

    public async Task<Push> AwaitPush(Push.VariantOneofCase kind)
    {
        if (!pushes.Exists(push => push.VariantCase == kind)) await Await(_ => pushes.Exists(push => push.VariantCase == kind));
        var index = pushes.FindIndex(push => push.VariantCase == kind);
        var found = pushes[index];
        pushes.RemoveAt(index);
        return found;
    }

    public async Task Request(Command command)
    {
        // Section 9: ids rise from 1, and each has one outcome.
        await Send(new ClientMessage { Request = new ClientMessageRequest { RequestId = ++lastRequest, Command = command } });
        var outcome = (await AwaitPush(Push.VariantOneofCase.RequestOutcome)).RequestOutcome;
        if (outcome.Reason != RefusalReason.None) throw new Exception($"{outcome.Reason} {outcome.Detail}");
    }

    public async Task LogIn(string user, string password)
    {
        await Send(new ClientMessage { Hello = new ClientMessageHello { VersionMin = 1, VersionMax = 1, ClientName = "csharp-example" } });
        var welcome = (await Receive()).Welcome;
        var interval = TimeSpan.FromMilliseconds(welcome.HeartbeatMillis); // Section 7: once an interval, whatever else is sent.
        heartbeats = new Timer(_ => Send(new ClientMessage { Heartbeat = new ClientMessageHeartbeat { SentMillis = Environment.TickCount64 } }), null, interval, interval);
        await Send(new ClientMessage { Login = new ClientMessageLogin { UserId = user, Password = password, Role = SessionRole.Agent } });
        await Await(message => message.SessionEstablished != null);
    }

    public async Task LogOut()
    {
        await Send(new ClientMessage { Logout = new ClientMessageLogout() });
        await Await(message => message.Closing != null);
    }

    public void Dispose() { heartbeats?.Dispose(); stream.Dispose(); }
}
