global using Monitor = Upheld.Monitoring.Monitors.Monitor; // ours, not System.Threading.Monitor, which nobody uses here
